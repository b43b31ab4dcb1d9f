// Loaded before Next in the server's process: a server whose launcher was killed would keep the port and outlive its database.
process.once('disconnect', () => process.exit(1));
