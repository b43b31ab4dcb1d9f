import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** Top-level folders whose paths are recognised between backticks. */
const folders = /^(app|components|docs|e2e|lib|prisma|public)\/[^\s<>*…{}]*$/;

/** Reads the documents of the repository. `path` is relative to the top level. */
export function documents(): SourceFile[] {
  return globSync(['*.md', 'docs/**/*.md']).map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(path, 'utf8'),
  }));
}

/** Paths that a document names between backticks or as a link and that do not exist. */
export function missingPaths({ path, text }: SourceFile): string[] {
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name).filter((name) => folders.test(name));
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:|^#/.test(target))
    .map((target) => posix.join(posix.dirname(path), target.replace(/#.*/, '')));
  return [...named, ...linked].filter((target) => !existsSync(target));
}

/** Decisions that a text mentions, a bare number, or the file name after the folder. */
export function mentionedDecisions(text: string): string[] {
  return [...text.matchAll(/decisions?(?: |\/)(\d{3})(?:-[\w-]+\.md)?/gi)].map(([mention, number = '']) =>
    mention.includes('-') ? mention.slice(mention.indexOf('/') + 1) : number,
  );
}
