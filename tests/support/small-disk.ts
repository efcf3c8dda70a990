import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  fill(): void;
  free(): void;
  remove(): void;
}

const mount = (megabytes: number): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    const size = `size=${megabytes}m,mode=0755`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
};

/** A small disk in memory; undefined where this process may not mount one. */
export const mountSmallDisk = (megabytes: number): SmallDisk | undefined => {
  const folder = mount(megabytes);
  if (folder === undefined) return undefined;
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      for (let bytes = 1024 * 1024; bytes >= 1; bytes = Math.floor(bytes / 4)) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
        } catch {
          // Full for this many bytes; fewer may fit.
        }
      }
    },
    free: () => rmSync(filler),
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
};

/** Whether this process may mount a disk: root may. */
export const canMountDisks = ((): boolean => {
  const disk = mountSmallDisk(1);
  disk?.remove();
  return disk !== undefined;
})();
