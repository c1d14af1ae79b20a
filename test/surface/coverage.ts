import ts from 'typescript';
import { isContainer, isNamedBy, type Place } from './mutations.js';
import type { Surface } from './program.js';
import type { Row } from './rows.js';

/**
 * The fields of parameters that no row gives: what is not given is not tried. A field is given when
 * some row gives it somewhere; a type for which only texts are given is not looked into.
 *
 * @returns One sentence for each field.
 */
export function untriedFields(
  { checker, exports }: Surface,
  rowOf: (name: string) => Row | undefined,
): readonly string[] {
  const fields: Fields = { known: new Map(), given: new Set() };
  for (const { name, symbol } of exports) {
    const row = rowOf(name);
    const declaration = symbol.declarations?.find(ts.isFunctionDeclaration);
    if (row === undefined || declaration === undefined) continue;
    const open = [...Object.keys(row.anyKey ?? {}), ...(row.documents ?? [])];
    const forms = [row.args, ...(row.others ?? [])].map((form) => form());
    declaration.parameters.forEach((parameter, i) => {
      const walk = { checker, fields, isOpen: isAnyOf(open), name };
      const given = forms.map((form) => ({ value: form[i], place: [i] }));
      collect(walk, checker.getTypeAtLocation(parameter), given);
    });
  }
  return [...fields.known].flatMap(([field, place]) => (fields.given.has(field) ? [] : [place]));
}

/** Fields by their declarations, so that a field is one however many types take it over. */
interface Fields {
  /** With the first place at which each could be given. */
  readonly known: Map<ts.Declaration, string>;
  readonly given: Set<ts.Declaration>;
}

interface Walk {
  readonly checker: ts.TypeChecker;
  readonly fields: Fields;
  readonly isOpen: (place: Place) => boolean;
  /** The function whose parameters are walked. */
  readonly name: string;
}

/** Something that a row gives, and where. */
interface Given {
  readonly value: unknown;
  readonly place: Place;
}

function collect(walk: Walk, type: ts.Type, given: readonly Given[]): void {
  const { checker, fields, isOpen, name } = walk;
  const containers = given.filter(({ value }) => isContainer(value));
  if (containers.length === 0) return;
  const lists = containers.filter(({ value }) => Array.isArray(value));
  const objects = containers.filter(({ value }) => !Array.isArray(value));
  for (const form of type.isUnion() ? type.types : [type]) {
    for (const item of itemsOf(checker, form)) collect(walk, item, membersOf(lists));
    const [first] = objects;
    if (first === undefined || !isOwnObject(checker, form)) continue;
    const values = form.getStringIndexType();
    if (values !== undefined) collect(walk, values, membersOf(objects));
    for (const property of isOpen(first.place) ? [] : form.getProperties()) {
      const [declaration] = property.declarations ?? [];
      if (declaration === undefined || property.name.startsWith('__@')) continue;
      const inside = fieldsOf(objects, property.name);
      if (!fields.known.has(declaration))
        fields.known.set(declaration, `${name} ${[...first.place, property.name].join('.')}`);
      if (inside.length > 0) fields.given.add(declaration);
      collect(walk, checker.getTypeOfSymbol(property), inside);
    }
  }
}

function fieldsOf(objects: readonly Given[], name: string): readonly Given[] {
  return objects.flatMap(({ value, place }) => {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    return field === undefined ? [] : [{ value: field, place: [...place, name] }];
  });
}

function membersOf(given: readonly Given[]): readonly Given[] {
  return given.flatMap(({ value, place }) =>
    Object.entries(value as object).map(([key, member]) => ({
      value: member,
      place: [...place, Array.isArray(value) ? Number(key) : key],
    })),
  );
}

/** The type of what a list, or whatever can be gone through, holds. */
function itemsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const isList =
    checker.isArrayType(type) || checker.isTupleType(type) || type.getSymbol()?.name === 'Iterable';
  return isList ? checker.getTypeArguments(type as ts.TypeReference).slice(0, 1) : [];
}

/** Whether a type is an object of the package, and not a list or one of the language. */
function isOwnObject(checker: ts.TypeChecker, type: ts.Type): boolean {
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  if (!isObject || itemsOf(checker, type).length > 0 || type.getCallSignatures().length > 0)
    return false;
  const file = type.getProperties()[0]?.declarations?.[0]?.getSourceFile().fileName ?? '';
  return !file.includes('/node_modules/');
}

function isAnyOf(patterns: readonly string[]): (place: Place) => boolean {
  return (place) => patterns.some((pattern) => isNamedBy(place, pattern));
}
