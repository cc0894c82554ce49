// The table of the oldest browsers, as documents show it.

const names = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  safari_ios: 'iOS Safari',
  ie: 'Internet Explorer',
};

/** What decides, in words. */
const words = {
  'api.CustomElementRegistry.define': 'custom elements',
  'javascript.operators.import': '`import()`',
  'javascript.operators.import_meta': '`import.meta`',
};

/** One row a tier, one column a browser. */
export function markdown(tiers, chart) {
  const browsers = Object.keys(names);
  const rows = [
    ['tier', 'the page loads', ...browsers.map((browser) => names[browser])],
    ['---', '---', ...browsers.map(() => '---')],
    ...tiers.map(({ name, embed, oldest }) => [name, embed, ...browsers.map((browser) => cell(oldest[browser]))]),
    ['4. static chart', 'no script', ...browsers.map((browser) => `${chart[browser]}: TLS 1.2`)],
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cell(oldest) {
  if (!oldest) return 'none';
  const [version, key] = oldest;
  if (!words[key]) throw new Error(`there are no words for ${key}`);
  return `${version}: ${words[key]}`;
}
