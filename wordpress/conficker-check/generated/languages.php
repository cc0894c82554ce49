<?php
/**
 * The languages of the check: what each is called, which tags lead to it, what a frame is called in it, and
 * what the tag holds for visitors without script.
 *
 * Written by `cargo xtask codegen` from `data/languages.toml` and `pkg/src/messages/`; do not edit.
 *
 * @package ConfickerCheck
 */

defined( 'ABSPATH' ) || exit;

return array(
	'names'     => array(
		'en' => 'English',
		'pt-BR' => 'Português (Brasil)',
		'zh-Hans' => '简体中文',
		'hi' => 'हिन्दी',
		'id' => 'Bahasa Indonesia',
		'vi' => 'Tiếng Việt',
		'th' => 'ไทย',
		'fil' => 'Filipino',
		'ru' => 'Русский',
		'es' => 'Español',
		'uk' => 'Українська',
		'it' => 'Italiano',
		'ar' => 'العربية',
		'fa' => 'فارسی',
		'ro' => 'Română',
		'tr' => 'Türkçe',
		'fr' => 'Français',
		'de' => 'Deutsch',
		'ja' => '日本語',
		'ko' => '한국어',
	),
	'tags'      => array(
		'ar' => 'ar',
		'de' => 'de',
		'en' => 'en',
		'es' => 'es',
		'fa' => 'fa',
		'fil' => 'fil',
		'fr' => 'fr',
		'hi' => 'hi',
		'id' => 'id',
		'in' => 'id',
		'it' => 'it',
		'ja' => 'ja',
		'ko' => 'ko',
		'pt' => 'pt-BR',
		'pt-br' => 'pt-BR',
		'ro' => 'ro',
		'ru' => 'ru',
		'th' => 'th',
		'tl' => 'fil',
		'tr' => 'tr',
		'uk' => 'uk',
		'vi' => 'vi',
		'zh' => 'zh-Hans',
		'zh-hans' => 'zh-Hans',
		'zh-hant' => 'en',
		'zh-hk' => 'en',
		'zh-mo' => 'en',
		'zh-tw' => 'en',
	),
	'titles'    => array(
		'en' => 'Conficker self-check',
		'pt-BR' => 'Autoteste do Conficker',
		'zh-Hans' => 'Conficker 自检',
		'hi' => 'Conficker स्व-जाँच',
		'id' => 'Cek mandiri Conficker',
		'vi' => 'Tự kiểm tra Conficker',
		'th' => 'ตรวจหา Conficker ด้วยตนเอง',
		'fil' => 'Self-check para sa Conficker',
		'ru' => 'Самопроверка на Conficker',
		'es' => 'Autocomprobación de Conficker',
		'uk' => 'Самоперевірка на Conficker',
		'it' => 'Autoverifica Conficker',
		'ar' => 'فحص ذاتي لدودة Conficker',
		'fa' => 'خودآزمایی Conficker',
		'ro' => 'Autoverificare Conficker',
		'tr' => 'Conficker kontrolü',
		'fr' => 'Autotest Conficker',
		'de' => 'Conficker-Selbsttest',
		'ja' => 'Confickerセルフチェック',
		'ko' => 'Conficker 자가 점검',
	),
	'fallbacks' => array(
		'en' => '<span>If no check appears here, <a href="{base}chart/en.html" target="conficker-chart">open the eye chart</a>.
  It loads one small picture from each of eight well-known sites; which of them are missing tells whether this PC may be infected.</span>
<noscript><iframe name="conficker-chart" title="Eye chart" srcdoc="The eye chart opens here." width="100%" height="640"></iframe></noscript>',
		'pt-BR' => '<span>Se nenhum teste aparecer aqui, <a href="{base}chart/pt-BR.html" target="conficker-chart">abra o quadro visual</a>.
  Ele carrega uma pequena imagem de cada um de oito sites bem conhecidos; as imagens que faltam indicam se este PC pode estar infectado.</span>
<noscript><iframe name="conficker-chart" title="Quadro visual" srcdoc="O quadro visual abre aqui." width="100%" height="640"></iframe></noscript>',
		'zh-Hans' => '<span>如果这里没有出现检测，请<a href="{base}chart/zh-Hans.html" target="conficker-chart">打开视力表</a>。它会从八个知名网站各加载一张小图片；缺少哪些图片，能说明这台电脑是否可能已感染。</span>
<noscript><iframe name="conficker-chart" title="视力表" srcdoc="视力表会在这里打开。" width="100%" height="640"></iframe></noscript>',
		'hi' => '<span>अगर यहाँ कोई जाँच न दिखे, तो <a href="{base}chart/hi.html" target="conficker-chart">नेत्र चार्ट खोलें</a>।
  वह आठ जानी-मानी साइटों में से हर एक से एक छोटा चित्र लोड करता है; उनमें से कौन-से गायब हैं, इससे पता चलता है कि यह PC संक्रमित हो सकता है या नहीं।</span>
<noscript><iframe name="conficker-chart" title="नेत्र चार्ट" srcdoc="नेत्र चार्ट यहाँ खुलता है।" width="100%" height="640"></iframe></noscript>',
		'id' => '<span>Jika tidak ada pemeriksaan yang muncul di sini, <a href="{base}chart/id.html" target="conficker-chart">buka tes gambar</a>.
  Tes ini memuat satu gambar kecil dari masing-masing delapan situs terkenal; gambar mana yang tidak muncul menunjukkan apakah PC ini mungkin terinfeksi.</span>
<noscript><iframe name="conficker-chart" title="Tes gambar" srcdoc="Tes gambar akan terbuka di sini." width="100%" height="640"></iframe></noscript>',
		'vi' => '<span>Nếu không có phép kiểm tra nào hiện ra ở đây, hãy <a href="{base}chart/vi.html" target="conficker-chart">mở bảng đo thị lực</a>.
  Bảng này tải một hình nhỏ từ mỗi trang trong tám trang nổi tiếng; những hình nào bị thiếu sẽ cho biết máy tính này có thể bị nhiễm hay không.</span>
<noscript><iframe name="conficker-chart" title="Bảng đo thị lực" srcdoc="Bảng đo thị lực sẽ mở ở đây." width="100%" height="640"></iframe></noscript>',
		'th' => '<span>หากการตรวจไม่ปรากฏที่นี่ ให้<a href="{base}chart/th.html" target="conficker-chart">เปิดแผ่นวัดสายตา</a>
  แผ่นนี้จะโหลดรูปภาพขนาดเล็กหนึ่งรูปจากเว็บไซต์ที่เป็นที่รู้จักแปดแห่ง รูปภาพที่หายไปจะบอกได้ว่าพีซีเครื่องนี้อาจติดมัลแวร์หรือไม่</span>
<noscript><iframe name="conficker-chart" title="แผ่นวัดสายตา" srcdoc="แผ่นวัดสายตาจะเปิดที่นี่" width="100%" height="640"></iframe></noscript>',
		'fil' => '<span>Kung walang lumabas na check dito, <a href="{base}chart/fil.html" target="conficker-chart">buksan ang eye chart</a>.
  Naglo-load ito ng tig-iisang maliit na larawan mula sa walong kilalang website; kung alin sa mga iyon ang wala ang magsasabi kung posibleng infected ang PC na ito.</span>
<noscript><iframe name="conficker-chart" title="Eye chart" srcdoc="Dito bubukas ang eye chart." width="100%" height="640"></iframe></noscript>',
		'ru' => '<span>Если проверка здесь не появляется, <a href="{base}chart/ru.html" target="conficker-chart">откройте проверочную таблицу</a>.
  Она загружает по одной маленькой картинке с восьми известных сайтов; по тому, каких картинок не хватает, видно, может ли этот компьютер быть заражён.</span>
<noscript><iframe name="conficker-chart" title="Проверочная таблица" srcdoc="Здесь откроется проверочная таблица." width="100%" height="640"></iframe></noscript>',
		'es' => '<span>Si no aparece ninguna comprobación aquí, <a href="{base}chart/es.html" target="conficker-chart">abra el cuadro visual</a>.
  Carga una imagen pequeña de cada uno de ocho sitios muy conocidos; las que faltan indican si este equipo puede estar infectado.</span>
<noscript><iframe name="conficker-chart" title="Cuadro visual" srcdoc="El cuadro visual se abre aquí." width="100%" height="640"></iframe></noscript>',
		'uk' => '<span>Якщо перевірка тут не з’являється, <a href="{base}chart/uk.html" target="conficker-chart">відкрийте таблицю для перевірки</a>.
  Вона завантажує по одній маленькій картинці з восьми відомих сайтів; з того, яких картинок бракує, видно, чи може цей комп’ютер бути зараженим.</span>
<noscript><iframe name="conficker-chart" title="Таблиця для перевірки" srcdoc="Тут відкриється таблиця для перевірки." width="100%" height="640"></iframe></noscript>',
		'it' => '<span>Se qui non appare alcuna verifica, <a href="{base}chart/it.html" target="conficker-chart">apra la tavola visiva</a>.
  Carica una piccola immagine da ciascuno di otto siti molto noti; le immagini che mancano indicano se questo PC può essere infetto.</span>
<noscript><iframe name="conficker-chart" title="Tavola visiva" srcdoc="La tavola visiva si apre qui." width="100%" height="640"></iframe></noscript>',
		'ar' => '<span dir="rtl">إذا لم يظهر أي فحص هنا، يمكنك <a href="{base}chart/ar.html" target="conficker-chart">فتح اللوحة البصرية</a>.
  تحمّل اللوحة صورة صغيرة واحدة من كل موقع من ثمانية مواقع معروفة؛ والصور الغائبة منها تدل على ما إذا كان من الممكن أن يكون هذا الكمبيوتر مصابًا.</span>
<noscript><iframe name="conficker-chart" title="اللوحة البصرية" srcdoc="تُفتح اللوحة البصرية هنا." width="100%" height="640"></iframe></noscript>',
		'fa' => '<span dir="rtl">اگر در اینجا بررسی‌ای نمایش داده نمی‌شود، <a href="{base}chart/fa.html" target="conficker-chart">تابلوی بینایی‌سنجی را باز کنید</a>.
  این تابلو از هر یک از هشت سایت شناخته‌شده یک تصویر کوچک بار می‌کند؛ اینکه کدام‌یک نیامده‌اند نشان می‌دهد که آیا این رایانه ممکن است آلوده باشد.</span>
<noscript><iframe name="conficker-chart" title="تابلوی بینایی‌سنجی" srcdoc="تابلوی بینایی‌سنجی در اینجا باز می‌شود." width="100%" height="640"></iframe></noscript>',
		'ro' => '<span>Dacă aici nu apare nicio verificare, <a href="{base}chart/ro.html" target="conficker-chart">deschideți tabelul vizual</a>.
  Acesta încarcă o imagine mică de pe fiecare dintre opt site-uri bine cunoscute; imaginile care lipsesc arată dacă acest PC poate fi infectat.</span>
<noscript><iframe name="conficker-chart" title="Tabel vizual" srcdoc="Tabelul vizual se deschide aici." width="100%" height="640"></iframe></noscript>',
		'tr' => '<span>Burada bir kontrol görünmüyorsa <a href="{base}chart/tr.html" target="conficker-chart">görsel testi açın</a>.
  Bu test, tanınmış sekiz web sitesinin her birinden küçük bir resim yükler; hangilerinin eksik olduğu, bu bilgisayarın virüslü olup olamayacağını gösterir.</span>
<noscript><iframe name="conficker-chart" title="Görsel test" srcdoc="Görsel test burada açılır." width="100%" height="640"></iframe></noscript>',
		'fr' => '<span>Si aucun test n’apparaît ici, <a href="{base}chart/fr.html" target="conficker-chart">ouvrez le tableau visuel</a>.
  Il charge une petite image de chacun de huit sites bien connus ; celles qui manquent indiquent si ce PC peut être infecté.</span>
<noscript><iframe name="conficker-chart" title="Tableau visuel" srcdoc="Le tableau visuel s’ouvre ici." width="100%" height="640"></iframe></noscript>',
		'de' => '<span>Wenn hier kein Test erscheint, <a href="{base}chart/de.html" target="conficker-chart">öffnen Sie den Sehtest</a>.
  Er lädt je ein kleines Bild von acht bekannten Websites; welche davon fehlen, zeigt, ob dieser PC infiziert sein könnte.</span>
<noscript><iframe name="conficker-chart" title="Sehtest" srcdoc="Hier öffnet sich der Sehtest." width="100%" height="640"></iframe></noscript>',
		'ja' => '<span>ここにチェックが表示されない場合は、<a href="{base}chart/ja.html" target="conficker-chart">視力検査表を開いてください</a>。よく知られた8つのサイトから、小さな画像を1枚ずつ読み込みます。どの画像が欠けているかで、このパソコンが感染している可能性があるかどうかがわかります。</span>
<noscript><iframe name="conficker-chart" title="視力検査表" srcdoc="視力検査表はここに開きます。" width="100%" height="640"></iframe></noscript>',
		'ko' => '<span>여기에 점검이 나타나지 않으면 <a href="{base}chart/ko.html" target="conficker-chart">시력 검사표를 여십시오</a>.
  잘 알려진 사이트 여덟 곳에서 작은 그림을 하나씩 불러옵니다. 어떤 그림이 빠졌는지를 보면 이 PC가 감염되었을 수 있는지 알 수 있습니다.</span>
<noscript><iframe name="conficker-chart" title="시력 검사표" srcdoc="시력 검사표가 여기에 열립니다." width="100%" height="640"></iframe></noscript>',
	),
);
