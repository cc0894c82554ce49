import { fileURLToPath } from 'node:url';

// None of this is for the package. The pages are exported to be served as files, below a folder; and the project
// around, which has a lock file of its own, is not the workspace.
export default {
  output: 'export',
  basePath: '/apps/next',
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
};
