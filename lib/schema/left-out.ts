import type { NativeFileName } from './files';

/** A key that a server reads, and that we do not know. */
export interface LeftOut {
  readonly file: NativeFileName;
  readonly path: string;
  readonly name: string;
  readonly why: string;
}

/** Keys that are an oversight of the servers: nothing follows from them, and their documentation does not know them. */
export const leftOut: readonly LeftOut[] = [
  {
    file: 'prometheus',
    path: 'storage.tsdb',
    name: 'outofordertimewindow',
    why: 'a field of Go without a key of its own: the server overwrites it with `out_of_order_time_window`',
  },
  {
    file: 'prometheus',
    path: 'scrape_configs[].digitalocean_sd_configs[]',
    name: 'httpclient',
    why: 'a field of Go without a key of its own: the options of HTTP connections stand in the section itself',
  },
];
