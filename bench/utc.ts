// Imported before everything else: the peers work in the zone of the process, and two of them read
// it once and keep it.
process.env.TZ = 'UTC';
