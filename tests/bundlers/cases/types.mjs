// The types, used as partners use them, by the strictest settings.
import { test } from 'node:test';
import { here, tool } from '../package.mjs';

test('what partners write in TypeScript and JSX has types', async () => {
  await tool('tsc', ['--project', here('apps/typescript/tsconfig.json')]);
});
