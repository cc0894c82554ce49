// What a script uses of the language and of the browser, as keys of browser-compat-data.
import { parse } from 'acorn';
import { isKnown, keysOf } from './compat.mjs';

/** The syntax that a script is written in: `{ node type: (node) => key, or nothing }`. */
const syntax = {
  ArrayPattern: () => 'operators.destructuring',
  ArrowFunctionExpression: (node) => ['functions.arrow_functions', node.async && 'statements.async_function'],
  AssignmentExpression: ({ operator }) => assignments[operator],
  AssignmentPattern: () => 'functions.default_parameters',
  AwaitExpression: () => 'operators.await',
  BinaryExpression: ({ operator }) => operator === '**' && 'operators.exponentiation',
  CatchClause: ({ param }) => !param && 'statements.try_catch.optional_catch_binding',
  ChainExpression: () => 'operators.optional_chaining',
  ClassDeclaration: () => 'statements.class',
  ClassExpression: () => 'operators.class',
  ExportAllDeclaration: () => 'statements.export',
  ExportNamedDeclaration: () => 'statements.export',
  ForOfStatement: ({ await: isAsync }) => (isAsync ? 'statements.for_await_of' : 'statements.for_of'),
  FunctionDeclaration: (node) => functions(node),
  FunctionExpression: (node) => functions(node),
  ImportDeclaration: () => 'statements.import',
  ImportExpression: () => 'operators.import',
  Literal: ({ bigint, regex, raw }) => [
    bigint && 'builtins.BigInt',
    regex && regex.flags.includes('s') && 'builtins.RegExp.dotAll',
    regex && regex.pattern.includes('(?<') && 'regular_expressions.lookbehind_assertion',
    typeof raw === 'string' && /^[\d.]+_/.test(raw) && 'grammar.numeric_separators',
  ],
  LogicalExpression: ({ operator }) => operator === '??' && 'operators.nullish_coalescing',
  MetaProperty: ({ meta }) => (meta.name === 'import' ? 'operators.import_meta' : 'operators.new_target'),
  ObjectPattern: ({ properties }) => [
    'operators.destructuring',
    properties.some(({ type }) => type === 'RestElement') && 'operators.destructuring.rest_in_objects',
  ],
  PrivateIdentifier: () => 'classes.private_class_fields',
  Property: ({ computed, shorthand, method }) => [
    computed && 'operators.object_initializer.computed_property_names',
    shorthand && 'operators.object_initializer.shorthand_property_names',
    method && 'operators.object_initializer.shorthand_method_names',
  ],
  PropertyDefinition: () => 'classes.public_class_fields',
  RestElement: () => 'functions.rest_parameters',
  SpreadElement: (node, parent) =>
    parent.type === 'ObjectExpression'
      ? 'operators.spread.spread_in_object_literals'
      : 'operators.spread.spread_in_function_calls',
  StaticBlock: () => 'classes.static.initialization_blocks',
  TemplateLiteral: () => 'grammar.template_literals',
  VariableDeclaration: ({ kind }) => kind !== 'var' && `statements.${kind}`,
  YieldExpression: () => 'operators.yield',
};

const assignments = {
  '**=': 'operators.exponentiation_assignment',
  '??=': 'operators.nullish_coalescing_assignment',
  '||=': 'operators.logical_or_assignment',
  '&&=': 'operators.logical_and_assignment',
};

function functions({ async: isAsync, generator }) {
  if (isAsync && generator) return 'statements.async_generator_function';
  return [isAsync && 'statements.async_function', generator && 'statements.generator_function'];
}

/** Names whose owner the script alone does not tell. */
const owners = {
  document: ['api.Document', 'api.Node', 'api.EventTarget'],
  location: ['api.Location'],
  navigator: ['api.Navigator'],
  performance: ['api.Performance'],
  self: ['api.Window', 'api'],
  customElements: ['api.CustomElementRegistry'],
  WebAssembly: ['webassembly.api'],
};

/**
 * The features that a script uses: `Map(key -> how it is written)`.
 *
 * A method is known by its name alone, and so counted as the oldest of that name, unless `means` tells which one it is:
 * where it stands on what is not a global object, the script does not tell its type. Names of our own are in `ours`.
 */
export function uses(text, { means, ours }) {
  const found = new Map();
  const note = (keys, how) => {
    const key = [keys].flat().filter(Boolean).join('|');
    if (key && !found.has(key)) found.set(key, how);
  };
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  const declared = new Set();
  walk(tree, null, (node, parent) => {
    if (node.type === 'Identifier' && isBinding(node, parent)) declared.add(node.name);
  });
  const isGlobal = (node) => node?.type === 'Identifier' && !declared.has(node.name);
  walk(tree, null, (node, parent) => {
    const written = own(syntax, node.type)?.(node, parent);
    for (const key of [written].flat()) note(key && `javascript.${key}`, node.type);
    if (isGlobal(node) && isReference(node, parent)) note(globalKey(node.name), node.name);
    const made = node.type === 'NewExpression' ? node.callee : node.superClass;
    if (isGlobal(made)) note(constructorKey(made.name), `new ${made.name}`);
    const [name, object] = handed(node) ?? member(node, parent);
    if (!name || ours.includes(name)) return;
    const owner = isGlobal(object) ? object.name : null;
    note(exactKey(owner, name) ?? own(means, name) ?? keysOf(name), `${owner ?? ''}.${name}`);
  });
  return found;
}

/** All nodes of a tree. */
export function nodes(tree) {
  const all = [];
  walk(tree, null, (node) => all.push(node));
  return all;
}

const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

/** The name of a member that a node reads, calls or takes apart, and of what; nothing where the name is computed. */
function member(node, parent) {
  if (node.type === 'MemberExpression') return node.computed ? [] : [node.property.name, node.object];
  const takenApart = node.type === 'Property' && parent.type === 'ObjectPattern' && !node.computed;
  return takenApart && node.key.type === 'Identifier' ? [node.key.name, parent.of] : [];
}

/** The core's imports name most members that it reads in a call: `{ a: reader('fetch') }`. */
function handed({ type, key, value }) {
  const isShort = type === 'Property' && /^[a-z]{1,2}$/.test(key.name) && value.type === 'CallExpression';
  const [{ type: kind, value: name } = {}, ...more] = isShort ? value.arguments : [];
  return kind === 'Literal' && typeof name === 'string' && !more.length ? [name] : undefined;
}

function globalKey(name) {
  const candidates = [`javascript.builtins.${name}`, `api.${name}`, `api.Window.${name}`];
  return candidates.find(isKnown) ?? (name === 'WebAssembly' ? 'webassembly.api' : undefined);
}

function constructorKey(name) {
  return [`api.${name}.${name}`, `javascript.builtins.${name}.${name}`, `webassembly.api.${name}`].find(isKnown);
}

function exactKey(owner, name) {
  if (!owner) return undefined;
  const homes = own(owners, owner) ?? [`javascript.builtins.${owner}`, `api.${owner}`];
  return homes.flatMap((home) => [`${home}.${name}`, `${home}.${name}_static`]).find(isKnown);
}

function isReference(node, parent) {
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node || parent.computed;
  return !NAMING.has(parent.type);
}

const NAMING = new Set([
  'ExportSpecifier',
  'ImportSpecifier',
  'LabeledStatement',
  'MetaProperty',
  'MethodDefinition',
  'PropertyDefinition',
]);

/**
 * Whether a name is declared here, wherever that holds: a script that uses it as a global one elsewhere goes unnoticed.
 */
function isBinding(node, parent) {
  if (parent.id === node || parent.params?.includes(node)) return true;
  if (parent.type === 'AssignmentPattern') return parent.left === node;
  if (parent.type === 'Property') return parent.value === node && parent.inPattern;
  return ['ArrayPattern', 'CatchClause', 'ImportSpecifier', 'RestElement'].includes(parent.type);
}

function walk(node, parent, visit) {
  if (parent?.type === 'ObjectPattern' && node.type === 'Property') node.inPattern = true;
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern') node.id.of = node.init;
  visit(node, parent ?? { type: 'none' });
  for (const [name, part] of Object.entries(node)) {
    for (const child of name === 'of' ? [] : [part].flat())
      if (child && typeof child.type === 'string') walk(child, node, visit);
  }
}
