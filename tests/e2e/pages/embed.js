// Loads the package as modules, from where the query says.
import './page.js';

await import(`${new URLSearchParams(location.search).get('pkg') ?? '/pkg'}/define.js`);
