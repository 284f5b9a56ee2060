export { firstOrganisation, setUpLinks } from './first.js'
export { frameOf } from './frame.js'
export { actorOf } from './session.js'
