import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

const MAX_FOLDER_ENTRIES = 40;
export const MAX_FILE_LINES = 200;
const MAX_COMMENT_WIDTH = 100;

/** Lists folders with more entries (files and folders) than allowed, as `folder: count`. */
export function crowdedFolders(paths: string[]): string[] {
  const entries = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let child = path; child.includes('/'); child = posix.dirname(child)) {
      const folder = posix.dirname(child);
      entries.set(folder, (entries.get(folder) ?? new Set()).add(child));
    }
  }
  const crowded = [...entries].filter(([, children]) => children.size > MAX_FOLDER_ENTRIES);
  return crowded.map(([folder, children]) => `${folder}: ${children.size}`);
}

/** Lists files of more lines than allowed, as `path: lines`. */
export function longFiles(files: SourceFile[]): string[] {
  const lines = ({ text }: SourceFile) => text.split('\n').length - 1;
  return files.filter((file) => lines(file) > MAX_FILE_LINES).map((file) => `${file.path}: ${lines(file)}`);
}

/** Lists lines of comments that are wider than allowed, as `path:line`. */
export function wideComments(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const isComment = /^\s*(\/\/|\/\*|\*|\{\/\*)/.test(line);
      return isComment && line.length > MAX_COMMENT_WIDTH ? [`${path}:${index + 1}`] : [];
    }),
  );
}
