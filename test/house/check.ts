import type ts from 'typescript';
import { AMBIENT_RULES, type AmbientRule } from './ambient.js';
import { type Floor, ROOMS, type Room } from './rooms.js';
import {
  collectImports,
  folderOf,
  lineOf,
  packageOf,
  parse,
  resolveImport,
  roomOf,
  type Sources,
  type Violation,
  walk,
} from './source.js';

type Rooms = Readonly<Record<string, Room>>;

/**
 * Checks one source file against the rooms table and the rules on ambient state.
 *
 * @param file - Path below `src`, such as `clock/pause.ts`; a file without folder is an entry.
 */
export function checkFile(file: string, text: string, rooms: Rooms = ROOMS): readonly Violation[] {
  const source = parse(file, text);
  return [...checkImports(file, source, rooms), ...checkAmbient(file, source)];
}

/** What the table lists and nobody has built: rooms, sub-folders, doors, floors. */
export function checkTable(sources: Sources, rooms: Rooms = ROOMS): readonly string[] {
  const files = [...sources.keys()];
  const isThere = (place: string): boolean =>
    files.some((file) => file === `${place}.ts` || file.startsWith(`${place}/`));
  return Object.entries(rooms).flatMap(([name, room]) => {
    const folders = foldersOf(room);
    const doors = room.doors ?? [];
    return [
      ...(isThere(name) ? [] : [`${name} is listed, but there is no such room`]),
      ...room.rooms
        .filter((other) => rooms[other] === undefined)
        .map((other) => `${name} may import ${other}, which is no room`),
      ...folders
        .filter((folder, index) => folders.indexOf(folder) !== index)
        .map((folder) => `${name}/${folder} is listed twice`),
      ...folders
        .filter((folder) => folder !== '.' && !isThere(`${name}/${folder}`))
        .map((folder) => `${name}/${folder} is listed, but there is no such folder`),
      ...doors
        .filter((door) => !folders.includes(door.split('/')[0] as string))
        .map((door) => `the door ${name}/${door} leads into no sub-folder`),
      ...doors
        .filter((door) => !isThere(`${name}/${door}`))
        .map((door) => `the door ${name}/${door} leads nowhere`),
    ];
  });
}

function checkImports(file: string, source: ts.SourceFile, rooms: Rooms): readonly Violation[] {
  const complaint = complainOfPlace(file, rooms);
  if (complaint !== undefined) return [{ file, line: 1, message: complaint }];
  return collectImports(source).flatMap(({ specifier, line }) => {
    const message = specifier.startsWith('.')
      ? complainOfPath(file, resolveImport(file, specifier), rooms)
      : complainOfPackage(file, specifier, rooms);
    return message === undefined ? [] : [{ file, line, message }];
  });
}

/** Why a file stands where nobody expects one. */
function complainOfPlace(file: string, rooms: Rooms): string | undefined {
  const name = roomOf(file);
  if (name === undefined) return undefined;
  const room = rooms[name];
  if (room === undefined) return `${name} is no room: add it to test/house/rooms.ts`;
  const folder = folderOf(file);
  if (folder === '.' || foldersOf(room).includes(folder)) return undefined;
  return `${name}/${folder} is no sub-folder: add it to the floors of ${name} in test/house/rooms.ts`;
}

function complainOfPath(file: string, target: string, rooms: Rooms): string | undefined {
  const from = roomOf(file);
  const to = roomOf(target);
  if (target.startsWith('..')) return `imports ${target}, which is outside of src`;
  // The main entry is the sum of the others; nobody else has a reason to go through one.
  if (to === undefined && file === 'index.ts') return undefined;
  if (to === undefined) return `imports the entry ${target}: import the room's own file`;
  const room = rooms[to];
  if (room === undefined) return `imports ${target}, which is in no room`;
  // An entry says what a room shows to the world: it names the things wherever they are.
  if (from === undefined) return undefined;
  if (from === to) return complainOfFloor(file, target, room);
  if (rooms[from]?.rooms.includes(to) !== true) return `${from} must not import ${to}`;
  return isDoor(target, room) ? undefined : `imports ${target} by the back door: it is private`;
}

function isDoor(target: string, { doors = [] }: Room): boolean {
  const inside = target.slice(target.indexOf('/') + 1).replace(/\.ts$/, '');
  const folder = folderOf(target);
  return folder === '.' || doors.includes(folder) || doors.includes(inside);
}

/** Why an import between sub-folders of one room does not run down. */
function complainOfFloor(file: string, target: string, room: Room): string | undefined {
  const from = folderOf(file);
  const to = folderOf(target);
  if (from === to) return undefined;
  const floors = (room.floors ?? []).map(foldersOn);
  const levelOf = (folder: string): number => floors.findIndex((on) => on.includes(folder));
  if (levelOf(to) === -1) return `imports ${target}, which is in no sub-folder of the table`;
  const higher = levelOf(from) - levelOf(to);
  if (higher > 0) return undefined;
  return higher === 0
    ? `imports ${target}, which stands beside it`
    : `imports ${target}, which is a floor above`;
}

function foldersOf({ floors = ['.'] }: Room): readonly string[] {
  return floors.flatMap(foldersOn);
}

function foldersOn(floor: Floor): readonly string[] {
  return typeof floor === 'string' ? [floor] : floor;
}

function complainOfPackage(file: string, specifier: string, rooms: Rooms): string | undefined {
  const name = roomOf(file);
  const allowed = name === undefined ? [] : (rooms[name]?.packages ?? []);
  if (allowed.includes(packageOf(specifier))) return undefined;
  return `${name ?? 'an entry'} must not import ${specifier}`;
}

function checkAmbient(file: string, source: ts.SourceFile): readonly Violation[] {
  const found: Violation[] = [];
  walk(source, (node) => {
    const rule = AMBIENT_RULES.find((candidate) => applies(candidate, file, node));
    if (rule === undefined) return;
    const line = lineOf(node, source);
    found.push({ file, line, message: `${rule.what}: ${rule.instead}` });
  });
  return found;
}

function applies(rule: AmbientRule, file: string, node: ts.Node): boolean {
  return !rule.exceptIn?.includes(roomOf(file) ?? '') && rule.matches(node);
}
