// Français: what en.report.js says.
export default {
  sign: 'Probablement infecté',
  'sign/lead': 'Ce PC ne parvient pas à ouvrir des sites que Conficker ou un logiciel malveillant similaire bloque. Il parvient à ouvrir des sites comparables.',
  'sign/variants': 'Le schéma correspond à Conficker {variants}.',
  'sign/caveats': 'À garder à l’esprit',

  'no-sign': 'Aucun signe de Conficker',
  'no-sign/lead': 'Ce navigateur parvient à ouvrir des sites que le ver bloque.',
  'no-sign/caveats': 'Cela ne prouve pas que le PC est sain',

  'cannot-tell': 'Le test ne peut pas conclure',
  'cannot-tell/cancelled': 'Le test a été arrêté avant la fin.\nTestez à nouveau quand vous le souhaitez.',
  'cannot-tell/captive-portal': 'Quelque chose rend tous les sites inaccessibles : une page de connexion Wi-Fi, ou une extension qui bloque les requêtes.\nConnectez-vous au réseau, ou désactivez l’extension ici, puis testez à nouveau.',
  'cannot-tell/contradictory': 'Les réponses se contredisent.\nTestez à nouveau. Si cela n’aide pas, essayez sur un autre réseau.',
  'cannot-tell/filtered': 'Les sites de sécurité sont inaccessibles, mais le schéma n’est pas celui du ver. Cela ressemble à un filtre : un pare-feu, un contrôle parental ou une règle d’entreprise.\nDemandez à la personne qui gère ce réseau, ou testez sur un autre. Si rien ne change sur cet autre réseau, faites analyser ce PC : d’autres logiciels malveillants peuvent aussi faire cela.',
  'cannot-tell/interrupted': 'Le PC s’est mis en veille ou vous avez quitté la page.\nTestez à nouveau et gardez cette page ouverte.',
  'cannot-tell/offline': 'Cet appareil semble être hors ligne.\nReconnectez-le, puis testez à nouveau.',
  'cannot-tell/page-policy': 'Les paramètres de sécurité de ce site web ont arrêté le test. Cela ne dit rien de votre PC.\nUtilisez le test d’un autre site, et prévenez la personne qui édite ce site : les règles de sécurité doivent contenir `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Trop peu de sites ont répondu pour comparer.\nAttendez une minute, puis testez à nouveau, sur un autre réseau si vous le pouvez.',
  'cannot-tell/caveats': 'À garder à l’esprit',

  'caveat/dns-over-https': 'Le « DNS sécurisé » (DNS via HTTPS) du navigateur masque le blocage.',
  'caveat/no-second-opinion': 'Le test n’a pas pu examiner certains sites une seconde fois, on ignore donc s’ils ont répondu. La cause peut être cette page ou ses règles de sécurité.',
  'caveat/not-restarted': 'Un PC infecté depuis peu peut ne rien bloquer jusqu’à son prochain redémarrage.',
  'caveat/not-windows': 'Cela ne ressemble pas à un PC Windows. Les téléphones, les tablettes, les Mac et les PC Linux ne peuvent pas avoir Conficker.',
  'caveat/own-resolver': 'Il se peut que ce navigateur recherche lui-même les noms dans le DNS, sans passer par le blocage du ver.',
  'caveat/proxy': 'Un proxy ou un VPN masque le blocage.',
  'caveat/similar-malware': 'D’autres logiciels malveillants peuvent aussi bloquer ces sites. Les étapes ci-dessous aident dans les deux cas.',
  'caveat/variant-a': 'La première version du ver, A (novembre 2008), ne bloque aucun site. Ce test ne peut pas la voir.',

  or: ' ou ',

  help: 'Aide de Microsoft, qu’un PC infecté ne peut pas ouvrir :',
  'new-tab': '(nouvel onglet)',
  'help/missing': 'Les étapes n’ont pas pu être chargées. Ouvrez cette adresse sur un autre appareil :',

  'not-configured': 'Le test n’est pas configuré',
  'error/canary-invalid': '{field} « {found} » n’est pas un nom de domaine utilisable.',
  'error/canary-listed': '{field} « {found} » ne convient pas : le ver bloque les noms contenant « {string} ».',
  'error/unknown-scenario': 'Aucune simulation ne s’appelle « {found} ». Connues : {known}.',
};
