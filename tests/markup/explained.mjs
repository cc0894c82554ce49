// What the checker says that is right as it is, and why. A row that is no longer needed by any of its files fails.

/** `said` the checker's words, `of` the files where it may say so, and the reason. */
export const explained = [
  {
    said: /^Resource violates Content Security Policy .*: external (stylesheet|script) “[^”:]*” blocked/,
    of: /\.html$/,
    why: 'the pages are read as files here, and a file has no origin that `self` could name; in the browser each of these loads, or a test fails',
  },
  {
    said: /^Bad value “100%” for attribute “width” on element “iframe”/,
    of: /\.html$/,
    why: 'without script, and where a policy allows no style in the page, nothing else makes a frame as wide as its column; every browser reads it',
  },
  {
    said: /^Inline script violates Content Security Policy/,
    of: /help-desk\.html$/,
    at: /<script [^>]*type="application\/json"/,
    why: 'it is data, not a script, and no policy keeps data from being read',
  },
  {
    said: /^This document appears to be written in Tagalog but/,
    of: /\/fil\//,
    why: 'Filipino is the standard form of Tagalog, and browsers of people who read it ask for `fil`',
  },
  {
    said: /^CSS: Parse Error\.$/,
    of: /\.css$/,
    at: /::part\(/,
    why: 'the checker does not know ::part(), which every browser that has custom elements knows',
  },
];
