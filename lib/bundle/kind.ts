import type { NativeFileName } from '../schema/files';

/** What a file is for: one of the native files, or templates of notifications, which are no YAML. */
export type Kind = NativeFileName | 'template';
