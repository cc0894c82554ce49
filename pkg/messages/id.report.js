// Bahasa Indonesia: what en.report.js says.
export default {
  sign: 'Kemungkinan besar terinfeksi',
  'sign/lead': 'PC ini tidak dapat membuka situs yang diblokir Conficker atau malware serupa. PC ini dapat membuka situs lain yang sebanding.',
  'sign/variants': 'Polanya cocok dengan Conficker {variants}.',
  'sign/caveats': 'Perlu diingat',

  'no-sign': 'Tidak ada tanda Conficker',
  'no-sign/lead': 'Browser ini dapat membuka situs yang diblokir worm.',
  'no-sign/caveats': 'Ini tidak membuktikan bahwa PC ini bersih',

  'cannot-tell': 'Hasil tidak dapat ditentukan',
  'cannot-tell/cancelled': 'Pemeriksaan dihentikan sebelum selesai.\nPeriksa lagi kapan pun Anda mau.',
  'cannot-tell/captive-portal': 'Ada sesuatu yang menghalangi semua situs: halaman login Wi-Fi, atau ekstensi yang memblokir permintaan.\nLogin ke jaringan, atau nonaktifkan ekstensi itu di sini, lalu periksa lagi.',
  'cannot-tell/contradictory': 'Jawaban yang diterima saling bertentangan.\nPeriksa lagi. Jika itu tidak membantu, coba jaringan lain.',
  'cannot-tell/filtered': 'Situs keamanan tidak dapat dijangkau, tetapi polanya bukan pola worm. Ini tampak seperti filter: firewall, kontrol orang tua, atau kebijakan perusahaan.\nTanyakan kepada pengelola jaringan ini, atau periksa di jaringan lain. Jika di sana tidak ada yang berubah, mintalah agar PC ini dipindai: malware lain juga dapat melakukan ini.',
  'cannot-tell/interrupted': 'PC masuk ke mode tidur atau halaman ini ditinggalkan.\nPeriksa lagi dan biarkan halaman ini tetap terbuka.',
  'cannot-tell/offline': 'Perangkat ini tampaknya sedang offline.\nSambungkan kembali, lalu periksa lagi.',
  'cannot-tell/page-policy': 'Pengaturan keamanan situs web ini menghentikan pemeriksaan. Itu tidak mengatakan apa pun tentang PC Anda.\nGunakan pemeriksaan di situs lain, dan beri tahu pengelola situs ini: kebijakannya memerlukan `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Situs yang menjawab terlalu sedikit untuk dibandingkan.\nTunggu satu menit, lalu periksa lagi, di jaringan lain jika bisa.',
  'cannot-tell/caveats': 'Perlu diingat',

  'caveat/dns-over-https': '“DNS aman” (DNS melalui HTTPS) di browser menyembunyikan pemblokiran.',
  'caveat/no-second-opinion': 'Pemeriksaan tidak dapat mencoba beberapa situs untuk kedua kalinya, sehingga tidak jelas apakah situs itu menjawab. Penyebabnya mungkin halaman ini atau kebijakannya.',
  'caveat/not-restarted': 'PC yang baru terinfeksi mungkin tidak memblokir apa pun sampai dimulai ulang.',
  'caveat/not-windows': 'Ini tampaknya bukan PC Windows. Ponsel, tablet, Mac, dan PC Linux tidak bisa terkena Conficker.',
  'caveat/own-resolver': 'Browser ini mungkin melakukan sendiri pencarian nama, tanpa melewati pemblokiran worm.',
  'caveat/proxy': 'Proxy atau VPN menyembunyikan pemblokiran.',
  'caveat/similar-malware': 'Malware lain mungkin juga memblokir situs-situs ini. Langkah-langkah di bawah ini membantu dalam kedua kasus.',
  'caveat/variant-a': 'Versi pertama worm ini, A (November 2008), tidak memblokir situs apa pun. Pemeriksaan ini tidak dapat melihatnya.',

  or: ' atau ',

  help: 'Bantuan dari Microsoft, yang tidak dapat dibuka PC terinfeksi:',
  'new-tab': '(tab baru)',
  'help/missing': 'Langkah-langkahnya tidak dapat dimuat. Buka alamat ini di perangkat lain:',

  'not-configured': 'Pemeriksaan ini belum dikonfigurasi',
  'error/canary-invalid': '{field} “{found}” bukan nama domain yang dapat digunakan.',
  'error/canary-listed': '{field} “{found}” tidak dapat dipakai: worm memblokir nama yang mengandung “{string}”.',
  'error/unknown-scenario': 'Tidak ada simulasi bernama “{found}”. Yang dikenal: {known}.',
};
