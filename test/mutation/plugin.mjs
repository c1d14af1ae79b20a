// Stryker loads this in processes of its own, which know no TypeScript: the loader is registered here.
import { register } from 'tsx/esm/api';

register();
export const { strykerPlugins } = await import('./runner.ts');
