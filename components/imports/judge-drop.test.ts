import { expect, test } from 'vitest';
import { dragsFiles, dropProblem } from './judge-drop.ts';

const file = { kind: 'file', webkitGetAsEntry: () => ({ isDirectory: false }) };
const folder = { kind: 'file', webkitGetAsEntry: () => ({ isDirectory: true }) };
const named = { name: 'clients.csv' };

test('takes one file, also from a browser that tells no folders apart', () => {
  expect(dropProblem({ items: [file], files: [named] })).toBe(null);
  expect(dropProblem({ items: [{ kind: 'file' }], files: [named] })).toBe(null);
  expect(dropProblem({ items: [{ kind: 'string' }, file], files: [named] })).toBe(null);
});

test('names several files, a folder, and nothing', () => {
  expect(dropProblem({ items: [file, file], files: [named, named] })).toBe('several');
  expect(dropProblem({ items: [file, folder], files: [named] })).toBe('several');
  expect(dropProblem({ items: [folder], files: [named] })).toBe('folder');
  expect(dropProblem({ items: [], files: [] })).toBe('nothing');
});

test('tells files that are dragged from texts and links', () => {
  expect(dragsFiles({ types: ['Files'] })).toBe(true);
  expect(dragsFiles({ types: ['text/plain', 'text/uri-list'] })).toBe(false);
  expect(dragsFiles(null)).toBe(false);
});
