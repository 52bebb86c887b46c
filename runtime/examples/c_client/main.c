/* Prints the best article for a topic and product as text: c_client BUNDLE TOPIC PRODUCT. */
#include <shelf.h>
#include <stdio.h>
#include <string.h>

static int to_file(void* user, const char* data, size_t size) { return fwrite(data, 1, size, user) == size ? 0 : 1; }

static shelf_text text_of(const char* string) {
  shelf_text text = {string, strlen(string)};
  return text;
}

static int complain(const char* what, const shelf_error* error) {
  char sentence[256];
  shelf_describe(error, sentence, sizeof sentence);
  fprintf(stderr, "c_client: %s: %s\n", what, sentence);
  return 3;
}

int main(int argc, char** argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: c_client BUNDLE TOPIC PRODUCT\n");
    return 2;
  }
  shelf_error error = SHELF_INIT(shelf_error);
  shelf_bundle* bundle = NULL;
  if (shelf_open_file(argv[1], NULL, &bundle, &error) != SHELF_OK) return complain(argv[1], &error);

  shelf_query query = SHELF_INIT(shelf_query);
  query.topic = text_of(argv[2]);
  query.product = text_of(argv[3]);
  uint32_t best = 0;
  size_t count = 0;
  shelf_status status = shelf_find(bundle, &query, &best, 1, &count, &error);

  shelf_article* article = NULL;
  if (status == SHELF_OK && count > 0) status = shelf_article_open(bundle, best, &article, &error);
  if (article != NULL) status = shelf_render(article, SHELF_TEXT, NULL, to_file, stdout, &error);

  shelf_article_close(&article);
  shelf_bundle_close(&bundle);
  if (status != SHELF_OK) return complain(argv[1], &error);
  return count > 0 ? 0 : 1;
}
