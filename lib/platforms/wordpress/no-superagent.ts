/** Stands in for superagent, which wpapi loads for its own transport: that needs XMLHttpRequest, and ours is never asked for it. */
export default {};
