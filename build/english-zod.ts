import type { Plugin } from 'esbuild';

/**
 * Leaves zod's messages in other languages than English out of a bundle: `import { z } from 'zod'`
 * names all fifty of them, 260 KB that nobody asks for.
 */
export const englishZod: Plugin = {
  name: 'english-zod',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};
