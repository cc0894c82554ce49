// What a check shows while it runs and says when it has finished, by stable code. `x` is something to type, {x} is filled in.
export default {
  sign: 'Likely infected',
  'sign/lead': 'This PC cannot open sites that Conficker or similar malware blocks. It can open comparable sites.',
  'sign/variants': 'The pattern fits Conficker {variants}.',
  'sign/caveats': 'Keep in mind',

  'no-sign': 'No sign of Conficker',
  'no-sign/lead': 'This browser can open sites that the worm blocks.',
  'no-sign/caveats': 'This does not prove that the PC is clean',

  'cannot-tell': 'The check cannot tell',
  'cannot-tell/cancelled': 'The check was stopped early.\nCheck again when you like.',
  'cannot-tell/captive-portal': 'Something keeps every site away: a Wi-Fi log-in page, or an extension that blocks requests.\nLog in to the network, or switch the extension off here, then check again.',
  'cannot-tell/contradictory': 'The answers contradict each other.\nCheck again. If that does not help, try another network.',
  'cannot-tell/filtered': 'Security sites are out of reach, but the pattern is not the worm’s. It looks like a filter: a firewall, parental control or company policy.\nAsk whoever runs this network, or check on another one. If nothing changes there, have this PC scanned: other malware can do this, too.',
  'cannot-tell/interrupted': 'The PC slept or the page was left.\nCheck again and keep this page open.',
  'cannot-tell/offline': 'This device seems to be offline.\nReconnect, then check again.',
  'cannot-tell/page-policy': 'The security settings of this website stopped the check. That says nothing about your PC.\nUse another site’s check, and tell this site’s editor: the policy needs `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Too few sites answered to compare.\nWait a minute, then check again, on another network if you can.',
  'cannot-tell/caveats': 'Keep in mind',

  'caveat/dns-over-https': '“Secure DNS” (DNS over HTTPS) in the browser hides the block.',
  'caveat/no-second-opinion': 'The check could not look at some sites a second time, so it is unclear whether they answered. The cause may be this page or its policy.',
  'caveat/not-restarted': 'A newly infected PC may block nothing until its next restart.',
  'caveat/not-windows': 'This does not look like a Windows PC. Phones, tablets, Macs and Linux PCs cannot have Conficker.',
  'caveat/own-resolver': 'This browser may look up names itself, past the worm’s block.',
  'caveat/proxy': 'A proxy or VPN hides the block.',
  'caveat/similar-malware': 'Other malware may block these sites, too. The steps below help either way.',
  'caveat/variant-a': 'The first version of the worm, A (November 2008), blocks no sites. This check cannot see it.',

  or: ' or ',

  help: 'Help from Microsoft, which an infected PC cannot open:',
  'new-tab': '(new tab)',
  'help/missing': 'The steps could not be loaded. Open this address on another device:',

  'not-configured': 'The check is not configured',
  'error/canary-invalid': '{field} “{found}” is not a usable domain name.',
  'error/canary-listed': '{field} “{found}” cannot serve: the worm blocks names with “{string}”.',
  'error/unknown-scenario': 'No simulation is called “{found}”. Known: {known}.',
};
