// What the lint of languages has to know of words and signs.

/** English words that are words of none of the other languages, and that no name holds but those below. */
export const english = [
  'the',
  'and',
  'this',
  'your',
  'which',
  'with',
  'from',
  'that',
  'you',
  'does',
  'cannot',
  'what',
  'when',
  'have',
];

/**
 * Names that stay as they are, longest first: of products, people and works, and of menus that translators left in
 * English (not looked up in Windows).
 */
export const names = [
  'Conficker Working Group',
  'Conficker Eye Chart',
  'DNS over HTTPS',
  'Windows Security',
  'Lessons Learned',
  'USENIX Security',
  'Dan Kaminsky',
  'Windows 2000',
  'Server 2003',
  'Server 2008',
  'Full scan',
  'Eye Chart',
  'Conficker',
  'Microsoft',
  'Windows',
  'Linux',
  'PC',
];

/** Keys that are called otherwise on the keyboards of a language, and in its Windows. */
export const keyNames = { de: { Strg: 'Ctrl', Eingabetaste: 'Enter' } };

/** The quotation marks of each language. */
export const quotation = {
  en: '“”',
  'pt-BR': '“”',
  'zh-Hans': '“”《》',
  hi: '“”',
  id: '“”',
  vi: '“”',
  th: '“”',
  fil: '“”',
  ru: '«»',
  es: '«»',
  uk: '«»',
  it: '“”',
  ar: '«»',
  fa: '«»',
  ro: '„”',
  tr: '“”',
  fr: '«»',
  de: '„“',
  ja: '「」『』',
  ko: '“”',
};

const latin = ['pt-BR', 'id', 'vi', 'fil', 'es', 'it', 'ro', 'tr', 'fr', 'de'];
const most = Object.keys(quotation).filter((lang) => !['zh-Hans', 'ja', 'ko'].includes(lang));

/** Texts that read as in English, and the languages in which that is right. */
export const same = {
  // Nothing but signs and what is filled in.
  listed: most,
  ms: ['pt-BR', 'hi', 'vi', 'fil', 'es', 'it', 'ro', 'tr', 'fr', 'de'],
  'variants/microsoft': most.filter((lang) => !['th', 'fr'].includes(lang)),
  // Terms that translators kept in English. Nobody has looked up yet what the national CERT calls them.
  'words/autorun': ['hi', 'id', 'vi', 'th', 'fil', 'ar', 'fa'],
  'words/cert': Object.keys(quotation),
  'words/filter': ['id', 'fil', 'de'],
  'words/malware': ['pt-BR', 'id', 'fil', 'es', 'it', 'ro'],
  'words/proxy': latin,
  'words/sinkhole': ['id', 'vi', 'fil', 'it', 'ro', 'de'],
  'words/update': ['fil'],
  'words/worm': ['pt-BR', 'id', 'fil', 'it'],
  // Words that translators wrote as in English.
  'desk/code': ['fil', 'fr', 'de'],
  'desk/system': ['fil', 'de'],
  'fallback/frame': ['fil'],
  'numbers/source': ['fr'],
  'variants/name': ['fil'],
  'words/variant': ['fil'],
  site: ['pt-BR', 'ro', 'fr'],
};
