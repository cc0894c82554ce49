// Deutsch: what en.report.js says.
export default {
  sign: 'Wahrscheinlich infiziert',
  'sign/lead': 'Dieser PC kann Websites nicht öffnen, die Conficker oder ähnliche Schadsoftware sperrt. Vergleichbare Websites kann er öffnen.',
  'sign/variants': 'Das Muster passt zu Conficker {variants}.',
  'sign/caveats': 'Bitte bedenken Sie',

  'no-sign': 'Keine Anzeichen für Conficker',
  'no-sign/lead': 'Dieser Browser kann Websites öffnen, die der Wurm sperrt.',
  'no-sign/caveats': 'Das beweist nicht, dass der PC sauber ist',

  'cannot-tell': 'Der Test kann es nicht sagen',
  'cannot-tell/cancelled': 'Der Test wurde vorzeitig beendet.\nTesten Sie erneut, wann immer Sie möchten.',
  'cannot-tell/captive-portal': 'Etwas versperrt den Weg zu allen Websites: eine WLAN-Anmeldeseite oder eine Erweiterung, die Anfragen blockiert.\nMelden Sie sich im Netz an, oder schalten Sie die Erweiterung hier aus, und testen Sie dann erneut.',
  'cannot-tell/contradictory': 'Die Antworten widersprechen einander.\nTesten Sie erneut. Wenn das nicht hilft, versuchen Sie es in einem anderen Netz.',
  'cannot-tell/filtered': 'Sicherheits-Websites sind nicht erreichbar, aber das Muster ist nicht das des Wurms. Es sieht nach einem Filter aus: einer Firewall, einer Kindersicherung oder einer Vorgabe der Firma.\nFragen Sie die Person oder Stelle, die dieses Netz betreibt, oder testen Sie in einem anderen. Wenn sich dort nichts ändert, lassen Sie diesen PC auf Schadsoftware überprüfen: Auch andere Schadsoftware kann das bewirken.',
  'cannot-tell/interrupted': 'Der PC war im Energiesparmodus, oder die Seite wurde verlassen.\nTesten Sie erneut, und lassen Sie diese Seite geöffnet.',
  'cannot-tell/offline': 'Dieses Gerät scheint offline zu sein.\nStellen Sie die Verbindung wieder her, und testen Sie dann erneut.',
  'cannot-tell/page-policy': 'Die Sicherheitseinstellungen dieser Website haben den Test verhindert. Das sagt nichts über Ihren PC.\nNutzen Sie den Test einer anderen Website, und sagen Sie der Redaktion dieser Website: Die Richtlinie braucht `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Zu wenige Websites haben geantwortet, um zu vergleichen.\nWarten Sie eine Minute, und testen Sie dann erneut, wenn möglich in einem anderen Netz.',
  'cannot-tell/caveats': 'Bitte bedenken Sie',

  'caveat/dns-over-https': '„Sicheres DNS“ (DNS über HTTPS) im Browser verbirgt die Sperre.',
  'caveat/no-second-opinion': 'Bei einigen Websites konnte der Test kein zweites Mal nachsehen; deshalb ist unklar, ob sie geantwortet haben. Das kann an dieser Seite oder ihrer Richtlinie liegen.',
  'caveat/not-restarted': 'Ein gerade erst infizierter PC sperrt bis zum nächsten Neustart möglicherweise nichts.',
  'caveat/not-windows': 'Das sieht nicht nach einem Windows-PC aus. Telefone, Tablets, Macs und Linux-PCs können Conficker nicht haben.',
  'caveat/own-resolver': 'Dieser Browser schlägt Namen möglicherweise selbst nach, an der Sperre des Wurms vorbei.',
  'caveat/proxy': 'Ein Proxy oder VPN verbirgt die Sperre.',
  'caveat/similar-malware': 'Auch andere Schadsoftware kann diese Websites sperren. Die Schritte unten helfen in beiden Fällen.',
  'caveat/variant-a': 'Die erste Version des Wurms, A (November 2008), sperrt keine Websites. Dieser Test kann sie nicht erkennen.',

  or: ' oder ',

  help: 'Hilfe von Microsoft, die ein infizierter PC nicht öffnen kann:',
  'new-tab': '(neuer Tab)',
  'help/missing': 'Die Schritte konnten nicht geladen werden. Öffnen Sie diese Adresse auf einem anderen Gerät:',

  'not-configured': 'Der Test ist nicht eingerichtet',
  'error/canary-invalid': '{field} „{found}“ ist kein brauchbarer Domainname.',
  'error/canary-listed': '{field} „{found}“ ist ungeeignet: Der Wurm sperrt Namen mit „{string}“.',
  'error/unknown-scenario': 'Keine Simulation heißt „{found}“. Bekannt: {known}.',
};
