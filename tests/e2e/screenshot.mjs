// Runs the check in the lab's world, saves a picture of the page in the file named, and prints the report.
import { onPage } from './browser.mjs';
import { scenario } from './lab.mjs';

const [, , file] = process.argv;
await onPage({ scenario: await scenario(), viewport: { width: 1280, height: 900 } }, async (visitor) => {
  await visitor.start();
  const report = await visitor.event('verdict');
  await visitor.page.screenshot({ path: file, fullPage: true });
  console.log(JSON.stringify(report, null, 2));
});
