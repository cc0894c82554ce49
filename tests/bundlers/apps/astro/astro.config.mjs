export default { base: '/apps/astro-production', outDir: 'out' };
