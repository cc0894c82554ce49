// Dates and numbers as each language writes them. Reads { language: [asked, …] } and writes { language: { asked: text }
// }.
//
// What is asked is kind:value, as in the texts of www/messages/. The calendar is Gregorian and the day is UTC's,
// everywhere.
import { readFileSync } from 'node:fs';

const day = (text) => new Date(`${text.padEnd(7, '-01').padEnd(10, '-01')}T00:00:00Z`);

/** The pages' English is British. */
const locale = (language) => (language === 'en' ? 'en-GB' : language);

function formats(language) {
  const tag = locale(language);
  if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0)
    throw new Error(`this Node.js does not know ${language}`);
  const dates = (options) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', calendar: 'gregory', ...options });
  const numbers = (options) => new Intl.NumberFormat(tag, options);
  const long = dates({ dateStyle: 'long' });
  return {
    d: (value) => long.format(day(value)),
    m: (value) => dates({ year: 'numeric', month: 'long' }).format(day(value)),
    y: (value) => dates({ year: 'numeric' }).format(day(value)),
    r: (value) => range(language, value.split('/').map(day), long, dates({ day: 'numeric' })),
    /** From month to month, from year to year. */
    mm: (value) => dates({ year: 'numeric', month: 'long' }).formatRange(...value.split('/').map(day)),
    yy: (value) => dates({ year: 'numeric' }).formatRange(...value.split('/').map(day)),
    n: (value) => numbers().format(value),
    /** Digits alone, as a year stands in a drawing. */
    g: (value) => numbers({ useGrouping: false }).format(value),
    /** In words where it is large. */
    c: (value) => numbers({ notation: 'compact', compactDisplay: 'long' }).format(value),
    p: (value) => numbers({ style: 'percent', maximumFractionDigits: 3 }).format(value / 100),
    s: (value) => numbers({ style: 'unit', unit: 'second', unitDisplay: 'long' }).format(value),
  };
}

/** Chinese and Japanese ranges of long dates come as figures with slashes; days of one month need no second month. */
function range(language, [from, to], long, dayAlone) {
  const sameMonth = from.getUTCMonth() === to.getUTCMonth() && from.getUTCFullYear() === to.getUTCFullYear();
  const dash = { 'zh-Hans': '至', ja: '～' }[language];
  return dash && sameMonth ? long.format(from) + dash + dayAlone.format(to) : long.formatRange(from, to);
}

const told = {};
for (const [language, asked] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  const kinds = formats(language);
  told[language] = Object.fromEntries(
    asked.map((question) => {
      const [kind, value] = question.split(':');
      if (!kinds[kind]) throw new Error(`${question} is of no kind that is known`);
      return [question, kinds[kind](value)];
    }),
  );
}
process.stdout.write(JSON.stringify(told));
