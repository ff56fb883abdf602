// Stands in a bundle for a module that is never called.
module.exports = {};
