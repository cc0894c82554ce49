// Türkçe: what en.report.js says.
export default {
  sign: 'Muhtemelen virüslü',
  'sign/lead': 'Bu bilgisayar, Conficker veya benzer kötü amaçlı yazılımların engellediği siteleri açamıyor. Bunlara benzeyen diğer siteleri açabiliyor.',
  'sign/variants': 'Görünüm Conficker {variants} ile uyuşuyor.',
  'sign/caveats': 'Göz önünde bulundurun',

  'no-sign': 'Conficker belirtisi yok',
  'no-sign/lead': 'Bu tarayıcı, solucanın engellediği siteleri açabiliyor.',
  'no-sign/caveats': 'Bu, bilgisayarın temiz olduğunu kanıtlamaz',

  'cannot-tell': 'Sonuç belirlenemedi',
  'cannot-tell/cancelled': 'Kontrol erken durduruldu.\nİstediğiniz zaman yeniden kontrol edin.',
  'cannot-tell/captive-portal': 'Bir şey bütün sitelere erişimi engelliyor: bir Wi-Fi oturum açma sayfası veya istekleri engelleyen bir uzantı.\nAğda oturum açın veya uzantıyı burada kapatın, sonra yeniden kontrol edin.',
  'cannot-tell/contradictory': 'Yanıtlar birbiriyle çelişiyor.\nYeniden kontrol edin. Bu işe yaramazsa başka bir ağda deneyin.',
  'cannot-tell/filtered': 'Güvenlik sitelerine ulaşılamıyor, ama görünüm solucanınki gibi değil. Bir filtreye benziyor: güvenlik duvarı, ebeveyn denetimi veya şirket politikası.\nBu ağı yönetene sorun veya başka bir ağda kontrol edin. Orada bir şey değişmezse bu bilgisayarı taratın: bunu başka kötü amaçlı yazılımlar da yapabilir.',
  'cannot-tell/interrupted': 'Bilgisayar uyku moduna geçti veya sayfadan çıkıldı.\nYeniden kontrol edin ve bu sayfayı açık tutun.',
  'cannot-tell/offline': 'Bu cihaz çevrimdışı görünüyor.\nYeniden bağlanın, sonra yeniden kontrol edin.',
  'cannot-tell/page-policy': 'Bu web sitesinin güvenlik ayarları kontrolü durdurdu. Bu, bilgisayarınız hakkında bir şey söylemez.\nBaşka bir sitedeki kontrolü kullanın ve bu sitenin editörüne bildirin: ilkede `connect-src https:; script-src \'sha256-…\'` olmalı.',
  'cannot-tell/too-little': 'Karşılaştırmaya yetecek kadar web sitesi yanıt vermedi.\nBir dakika bekleyin, sonra yeniden kontrol edin; mümkünse başka bir ağda.',
  'cannot-tell/caveats': 'Göz önünde bulundurun',

  'caveat/dns-over-https': 'Tarayıcıdaki “güvenli DNS” (HTTPS üzerinden DNS) engeli gizler.',
  'caveat/no-second-opinion': 'Bazı sitelere ikinci kez bakılamadı; bu nedenle yanıt verip vermedikleri belirsiz. Nedeni bu sayfa veya sayfanın ilkesi olabilir.',
  'caveat/not-restarted': 'Solucanın yeni bulaştığı bir bilgisayar, bir sonraki yeniden başlatmaya kadar hiçbir şeyi engellemeyebilir.',
  'caveat/not-windows': 'Bu, bir Windows bilgisayara benzemiyor. Telefonlarda, tabletlerde, Mac ve Linux bilgisayarlarda Conficker olamaz.',
  'caveat/own-resolver': 'Bu tarayıcı, solucanın engelini aşarak adları kendisi sorguluyor olabilir.',
  'caveat/proxy': 'Bir proxy veya VPN engeli gizler.',
  'caveat/similar-malware': 'Bu siteleri başka kötü amaçlı yazılımlar da engelleyebilir. Aşağıdaki adımlar her iki durumda da yardımcı olur.',
  'caveat/variant-a': 'Solucanın ilk sürümü olan A (Kasım 2008) hiçbir siteyi engellemez. Bu kontrol onu göremez.',

  or: ' veya ',

  help: 'Solucan bulaşmış bir bilgisayarın açamadığı Microsoft yardımı:',
  'new-tab': '(yeni sekme)',
  'help/missing': 'Adımlar yüklenemedi. Bu adresi başka bir cihazda açın:',

  'not-configured': 'Kontrol yapılandırılmamış',
  'error/canary-invalid': '{field} “{found}” kullanılabilir bir alan adı değil.',
  'error/canary-listed': '{field} “{found}” kullanılamaz: solucan, içinde “{string}” geçen adları engeller.',
  'error/unknown-scenario': '“{found}” adında bir simülasyon yok. Bilinenler: {known}.',
};
