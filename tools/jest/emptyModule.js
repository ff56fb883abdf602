// Stands for style sheets and images, which tests do not look at.
module.exports = {};
