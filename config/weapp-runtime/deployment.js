// Settings of the deployment, read at run time. The module is part of the main package's scripts, which lie beside deployment.js.
module.exports = __non_webpack_require__('./deployment.js')
