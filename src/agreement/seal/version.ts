/** The version of package.json, which a test compares: figures may change from one to another. */
export const LIBRARY_VERSION = '0.1.0';
