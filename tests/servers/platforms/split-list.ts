/** WordPress finds the part of a split list by the seconds of its comments: those of one second it miscounts. */
export const MINUTES_APART = `
  foreach (get_comments(['post_id' => $args['post'], 'orderby' => 'comment_ID', 'order' => 'ASC']) as $number => $one) {
    $date = gmdate('Y-m-d H:i:s', time() - 3600 + 60 * $number);
    wp_update_comment(['comment_ID' => $one->comment_ID, 'comment_date' => $date]);
  }
  return true;`;
