// Română: what en.report.js says.
export default {
  sign: 'Probabil infectat',
  'sign/lead': 'Acest PC nu poate deschide site-uri pe care Conficker sau un malware asemănător le blochează. Poate deschide site-uri comparabile.',
  'sign/variants': 'Tiparul se potrivește cu Conficker {variants}.',
  'sign/caveats': 'De reținut',

  'no-sign': 'Niciun semn de Conficker',
  'no-sign/lead': 'Acest browser poate deschide site-uri pe care viermele le blochează.',
  'no-sign/caveats': 'Acest lucru nu dovedește că PC-ul este curat',

  'cannot-tell': 'Verificarea nu este concludentă',
  'cannot-tell/cancelled': 'Verificarea a fost oprită înainte de sfârșit.\nVerificați din nou când doriți.',
  'cannot-tell/captive-portal': 'Ceva împiedică accesul la toate site-urile: o pagină de conectare la Wi-Fi sau o extensie care blochează solicitările.\nConectați-vă la rețea sau dezactivați extensia aici, apoi verificați din nou.',
  'cannot-tell/contradictory': 'Răspunsurile se contrazic.\nVerificați din nou. Dacă nu ajută, încercați în altă rețea.',
  'cannot-tell/filtered': 'Site-urile de securitate nu pot fi accesate, dar tiparul nu este cel al viermelui. Pare a fi un filtru: un firewall, un control parental sau o politică a companiei.\nÎntrebați persoana care administrează această rețea sau faceți verificarea în altă rețea. Dacă acolo nu se schimbă nimic, cereți scanarea acestui PC: și alt malware poate face acest lucru.',
  'cannot-tell/interrupted': 'PC-ul a intrat în repaus sau ați părăsit pagina.\nVerificați din nou și țineți această pagină deschisă.',
  'cannot-tell/offline': 'Acest dispozitiv pare să fie offline.\nReconectați-l, apoi verificați din nou.',
  'cannot-tell/page-policy': 'Setările de securitate ale acestui site web au oprit verificarea. Acest lucru nu spune nimic despre PC-ul dumneavoastră.\nFolosiți verificarea de pe alt site și anunțați persoana care se ocupă de acest site: politica de securitate trebuie să conțină `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Au răspuns prea puține site-uri pentru o comparație.\nAșteptați un minut, apoi verificați din nou, în altă rețea dacă puteți.',
  'cannot-tell/caveats': 'De reținut',

  'caveat/dns-over-https': '„DNS-ul securizat” (DNS prin HTTPS) din browser ascunde blocarea.',
  'caveat/no-second-opinion': 'Verificarea nu a putut examina a doua oară unele site-uri, așa că nu se știe dacă acestea au răspuns. Cauza poate fi această pagină sau politica ei de securitate.',
  'caveat/not-restarted': 'Este posibil ca un PC infectat recent să nu blocheze nimic până la următoarea repornire.',
  'caveat/not-windows': 'Acesta nu pare a fi un PC cu Windows. Telefoanele, tabletele, Mac-urile și PC-urile cu Linux nu pot avea Conficker.',
  'caveat/own-resolver': 'Este posibil ca acest browser să caute singur numele în DNS, ocolind blocarea viermelui.',
  'caveat/proxy': 'Un proxy sau un VPN ascunde blocarea.',
  'caveat/similar-malware': 'Și alt malware poate bloca aceste site-uri. Pașii de mai jos ajută în ambele cazuri.',
  'caveat/variant-a': 'Prima versiune a viermelui, A (noiembrie 2008), nu blochează niciun site. Această verificare nu o poate vedea.',

  or: ' sau ',

  help: 'Ajutor de la Microsoft, pe care un PC infectat nu îl poate deschide:',
  'new-tab': '(filă nouă)',
  'help/missing': 'Pașii nu au putut fi încărcați. Deschideți această adresă pe alt dispozitiv:',

  'not-configured': 'Verificarea nu este configurată',
  'error/canary-invalid': '{field} „{found}” nu este un nume de domeniu utilizabil.',
  'error/canary-listed': '{field} „{found}” nu poate fi folosit: viermele blochează numele cu „{string}”.',
  'error/unknown-scenario': 'Nicio simulare nu se numește „{found}”. Cunoscute: {known}.',
};
