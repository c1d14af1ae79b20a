// A worker of Node 20 takes no loader from its command line: it is registered here, then all is TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
