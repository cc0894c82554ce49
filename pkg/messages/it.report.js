// Italiano: what en.report.js says.
export default {
  sign: 'Probabilmente infetto',
  'sign/lead': 'Questo PC non riesce ad aprire siti che Conficker o un malware simile blocca. Riesce ad aprire siti paragonabili.',
  'sign/variants': 'Lo schema corrisponde a Conficker {variants}.',
  'sign/caveats': 'Tenga presente',

  'no-sign': 'Nessun segno di Conficker',
  'no-sign/lead': 'Questo browser riesce ad aprire siti che il worm blocca.',
  'no-sign/caveats': 'Questo non dimostra che il PC sia pulito',

  'cannot-tell': 'La verifica non può stabilirlo',
  'cannot-tell/cancelled': 'La verifica è stata interrotta prima della fine.\nVerifichi di nuovo quando vuole.',
  'cannot-tell/captive-portal': 'Qualcosa impedisce di raggiungere qualsiasi sito: una pagina di accesso della rete Wi-Fi o un’estensione che blocca le richieste.\nAcceda alla rete o disattivi qui l’estensione, poi verifichi di nuovo.',
  'cannot-tell/contradictory': 'Le risposte si contraddicono.\nVerifichi di nuovo. Se non è d’aiuto, provi con un’altra rete.',
  'cannot-tell/filtered': 'I siti di sicurezza non sono raggiungibili, ma lo schema non è quello del worm. Sembra un filtro: un firewall, un controllo genitori o una regola aziendale.\nChieda a chi gestisce questa rete, o verifichi su un’altra. Se lì non cambia nulla, faccia analizzare questo PC: anche altro malware può fare questo.',
  'cannot-tell/interrupted': 'Il PC è andato in sospensione o si è usciti dalla pagina.\nVerifichi di nuovo e tenga aperta questa pagina.',
  'cannot-tell/offline': 'Questo dispositivo sembra essere offline.\nLo ricolleghi, poi verifichi di nuovo.',
  'cannot-tell/page-policy': 'Le impostazioni di sicurezza di questo sito web hanno fermato la verifica. Questo non dice nulla sul suo PC.\nUsi la verifica di un altro sito e avvisi chi cura questo sito: le regole di sicurezza devono contenere `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Hanno risposto troppo pochi siti per un confronto.\nAspetti un minuto, poi verifichi di nuovo, se può su un’altra rete.',
  'cannot-tell/caveats': 'Tenga presente',

  'caveat/dns-over-https': 'Il “DNS sicuro” (DNS su HTTPS) nel browser nasconde il blocco.',
  'caveat/no-second-opinion': 'La verifica non ha potuto esaminare una seconda volta alcuni siti, perciò non si sa se hanno risposto. La causa può essere questa pagina o le sue regole di sicurezza.',
  'caveat/not-restarted': 'Un PC infettato da poco può non bloccare nulla fino al riavvio successivo.',
  'caveat/not-windows': 'Questo non sembra un PC Windows. Telefoni, tablet, Mac e PC Linux non possono avere Conficker.',
  'caveat/own-resolver': 'Può darsi che questo browser faccia da solo le ricerche DNS, senza passare per il blocco del worm.',
  'caveat/proxy': 'Un proxy o una VPN nasconde il blocco.',
  'caveat/similar-malware': 'Anche altro malware può bloccare questi siti. I passaggi qui sotto aiutano in ogni caso.',
  'caveat/variant-a': 'La prima versione del worm, A (novembre 2008), non blocca alcun sito. Questa verifica non può vederla.',

  or: ' o ',

  help: 'Aiuto da Microsoft, che un PC infetto non può aprire:',
  'new-tab': '(nuova scheda)',
  'help/missing': 'Non è stato possibile caricare i passaggi. Apra questo indirizzo su un altro dispositivo:',

  'not-configured': 'La verifica non è configurata',
  'error/canary-invalid': '{field} “{found}” non è un nome di dominio utilizzabile.',
  'error/canary-listed': '{field} “{found}” non è adatto: il worm blocca i nomi con “{string}”.',
  'error/unknown-scenario': 'Nessuna simulazione si chiama “{found}”. Note: {known}.',
};
