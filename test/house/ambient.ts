import ts from 'typescript';

/** A way to reach state that the caller did not pass in, and what to do instead. */
export interface AmbientRule {
  readonly what: string;
  readonly instead: string;
  /** Rooms in which the rule does not hold. */
  readonly exceptIn?: readonly string[];
  readonly matches: (node: ts.Node) => boolean;
}

const LOCAL_DATE_MEMBER =
  /^[gs]et(FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)$|^getTimezoneOffset$|^to(Date|Time)String$/;
const LOCALE_MEMBER = /^toLocale|^localeCompare$/;
const GLOBALS = ['process', 'globalThis', 'console', 'eval'];

/** slakit has no clock, no zone, no locale and no I/O of its own. */
export const AMBIENT_RULES: readonly AmbientRule[] = [
  {
    what: 'Date.now()',
    instead: 'take the instant as an argument',
    matches: (node) => memberOf(node, 'Date') === 'now',
  },
  {
    what: 'performance.now()',
    instead: 'take the instant as an argument',
    matches: (node) => memberOf(node, 'performance') !== undefined,
  },
  {
    what: 'Temporal.Now',
    instead: 'take the instant as an argument',
    matches: (node) =>
      memberOf(node, 'Temporal') === 'Now' ||
      (ts.isStringLiteralLike(node) && /^temporal-polyfill\/.*\bNow$/.test(node.text)),
  },
  {
    what: 'new Date() without argument',
    instead: 'take the instant as an argument',
    matches: (node) => isDate(node) && ts.isNewExpression(node) && !node.arguments?.length,
  },
  {
    what: 'Date() called as a function',
    instead: 'take the instant as an argument',
    matches: (node) => isDate(node) && ts.isCallExpression(node),
  },
  {
    what: 'new Date() with fields or text',
    instead: 'it reads them in the zone of the machine: use toInstant or core/civil',
    matches: (node) =>
      isDate(node) &&
      ts.isNewExpression(node) &&
      ((node.arguments?.length ?? 0) > 1 || isText(node.arguments?.[0])),
  },
  {
    what: 'Date.parse()',
    instead: 'it reads some texts in the zone of the machine: use toInstant',
    matches: (node) => memberOf(node, 'Date') === 'parse',
  },
  {
    what: 'a local member of Date',
    instead: 'it depends on the zone of the machine: use the UTC twin or src/zone',
    matches: (node) => LOCAL_DATE_MEMBER.test(memberName(node) ?? ''),
  },
  {
    what: 'a locale-dependent member',
    instead: 'leave the language to the host',
    matches: (node) => LOCALE_MEMBER.test(memberName(node) ?? ''),
  },
  {
    what: 'resolvedOptions()',
    instead: 'it reads the zone and locale of the machine: take them as arguments',
    matches: (node) => memberName(node) === 'resolvedOptions',
  },
  {
    what: 'Intl outside of src/zone',
    instead: 'only the zone room knows time zones, and no room knows languages',
    exceptIn: ['zone'],
    matches: (node) => memberOf(node, 'Intl') !== undefined,
  },
  {
    what: 'an Intl formatter',
    instead: 'take Temporal for offsets, and leave the language to the host',
    matches: (node) => memberOf(node, 'Intl')?.endsWith('Format') === true,
  },
  {
    what: 'Math.random()',
    instead: 'a result must follow from its arguments alone',
    matches: (node) => memberOf(node, 'Math') === 'random',
  },
  {
    what: 'a global of the host',
    instead: 'take what it would tell as an argument',
    matches: (node) =>
      ts.isIdentifier(node) && GLOBALS.includes(node.text) && isExpressionStart(node),
  },
];

/** The `name` of `object.name` or `object['name']`. */
function memberOf(node: ts.Node, object: string): string | undefined {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return undefined;
  return ts.isIdentifier(node.expression) && node.expression.text === object
    ? memberName(node)
    : undefined;
}

function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && isText(node.argumentExpression)) {
    return (node.argumentExpression as ts.StringLiteralLike).text;
  }
  return undefined;
}

function isDate(node: ts.Node): boolean {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Date'
  );
}

function isText(node: ts.Node | undefined): boolean {
  return node !== undefined && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node));
}

/** Whether the identifier is read as a value, and is not the name of a field of something else. */
function isExpressionStart(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isExpression(parent) || ts.isTypeOfExpression(parent);
}
