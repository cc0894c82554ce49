// Filipino: what en.report.js says.
export default {
  sign: 'Malamang na infected',
  'sign/lead': 'Hindi mabuksan ng PC na ito ang mga website na bina-block ng Conficker o ng katulad na malware. Nabubuksan nito ang ibang website na maihahambing sa mga iyon.',
  'sign/variants': 'Tugma ang pattern sa Conficker {variants}.',
  'sign/caveats': 'Tandaan',

  'no-sign': 'Walang palatandaan ng Conficker',
  'no-sign/lead': 'Nabubuksan ng browser na ito ang mga website na bina-block ng worm.',
  'no-sign/caveats': 'Hindi nito pinatutunayan na malinis ang PC',

  'cannot-tell': 'Hindi ito matukoy ng check',
  'cannot-tell/cancelled': 'Itinigil nang maaga ang check.\nMag-check ulit kung kailan ninyo gusto.',
  'cannot-tell/captive-portal': 'May humaharang sa lahat ng website: isang login page ng Wi-Fi, o isang extension na nagba-block ng mga request.\nMag-log in sa network, o i-off dito ang extension, saka mag-check ulit.',
  'cannot-tell/contradictory': 'Nagkakasalungatan ang mga sagot.\nMag-check ulit. Kung hindi iyon makatulong, subukan sa ibang network.',
  'cannot-tell/filtered': 'Hindi maabot ang mga security website, pero hindi ito ang pattern ng worm. Mukhang filter ito: firewall, parental control, o patakaran ng kumpanya.\nTanungin ang namamahala ng network na ito, o mag-check sa ibang network. Kung walang magbago roon, ipa-scan ang PC na ito: kaya rin itong gawin ng ibang malware.',
  'cannot-tell/interrupted': 'Nag-sleep ang PC o iniwan ang page.\nMag-check ulit at panatilihing nakabukas ang page na ito.',
  'cannot-tell/offline': 'Mukhang offline ang device na ito.\nKumonekta ulit, saka mag-check ulit.',
  'cannot-tell/page-policy': 'Pinahinto ng security settings ng website na ito ang check. Wala itong sinasabi tungkol sa PC ninyo.\nGamitin ang check ng ibang website, at sabihin sa editor ng website na ito: kailangan ng policy ang `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Masyadong kaunti ang website na sumagot para makapaghambing.\nMaghintay ng isang minuto, saka mag-check ulit, sa ibang network kung kaya.',
  'cannot-tell/caveats': 'Tandaan',

  'caveat/dns-over-https': 'Itinatago ng “secure DNS” (DNS over HTTPS) sa browser ang pag-block.',
  'caveat/no-second-opinion': 'Hindi natingnan ng check sa ikalawang pagkakataon ang ilang website, kaya hindi malinaw kung sumagot ang mga ito. Posibleng ang page na ito o ang policy nito ang dahilan.',
  'caveat/not-restarted': 'Posibleng walang bina-block ang bagong infected na PC hanggang sa susunod nitong restart.',
  'caveat/not-windows': 'Mukhang hindi ito Windows PC. Hindi puwedeng magkaroon ng Conficker ang mga phone, tablet, Mac, at Linux PC.',
  'caveat/own-resolver': 'Posibleng ang browser na ito mismo ang naglu-lookup ng mga pangalan, nang hindi dumadaan sa pag-block ng worm.',
  'caveat/proxy': 'Itinatago ng proxy o VPN ang pag-block.',
  'caveat/similar-malware': 'Posibleng bina-block din ng ibang malware ang mga website na ito. Makakatulong ang mga hakbang sa ibaba, alinman ang dahilan.',
  'caveat/variant-a': 'Walang website na bina-block ang unang bersyon ng worm, ang A (Nobyembre 2008). Hindi ito makikita ng check na ito.',

  or: ' o ',

  help: 'Tulong mula sa Microsoft, na hindi mabubuksan ng infected na PC:',
  'new-tab': '(bagong tab)',
  'help/missing': 'Hindi ma-load ang mga hakbang. Buksan ang address na ito sa ibang device:',

  'not-configured': 'Hindi naka-configure ang check',
  'error/canary-invalid': 'Hindi magagamit na domain name ang {field} “{found}”.',
  'error/canary-listed': 'Hindi puwede ang {field} “{found}”: bina-block ng worm ang mga pangalang may “{string}”.',
  'error/unknown-scenario': 'Walang simulation na ang pangalan ay “{found}”. Mga kilala: {known}.',
};
