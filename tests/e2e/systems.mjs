// The user agents of the systems that a check may meet.
const chrome = (system) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/69.0.3497.128 Safari/537.36`;

/** A browser on each system that the help knows, by the name that the report has for it. */
export const agents = {
  'windows-2000': chrome('Windows NT 5.0'),
  'windows-xp': chrome('Windows NT 5.1'),
  'windows-vista': chrome('Windows NT 6.0'),
  'windows-7': chrome('Windows NT 6.1'),
  'windows-8': chrome('Windows NT 6.3'),
  'windows-10': chrome('Windows NT 10.0; Win64; x64'),
  windows: chrome('Windows NT 12.0; Win64; x64'),
};
