/** Stands in for superagent, which wpapi loads although it is given our own transport; nothing calls it. */
export default {};
