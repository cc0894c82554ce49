// Loads the package as modules, from where the query says. Engines of 2018 read this, too.
import './page.js';

import(`${new URLSearchParams(location.search).get('pkg') || '/pkg'}/define.js`);
