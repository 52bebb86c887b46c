/* The answers to a list of look-ups, through the C interface: see answers.cpp. */
#include <inttypes.h>
#include <shelf.h>
#include <stdio.h>
#include <string.h>

struct sum {
  size_t size;
  uint64_t hash;
};

static int add(void* user, const char* data, size_t size) {
  struct sum* sum = user;
  sum->size += size;
  for (size_t i = 0; i < size; ++i) sum->hash = (sum->hash ^ (unsigned char)data[i]) * 0x100000001b3u;
  return 0;
}

static shelf_text text_of(const char* string) {
  shelf_text text = {string, strlen(string)};
  return text;
}

static shelf_text given(const char* word) { return text_of(strcmp(word, "-") == 0 ? "" : word); }

static shelf_format format_of(const char* name) {
  shelf_format format = SHELF_HTML;
  while (strcmp(shelf_format_name(format), name) != 0) ++format;
  return format;
}

static void answer(const shelf_bundle* bundle, const char* topic, const char* product, const char* format) {
  uint32_t found[256];
  size_t count = 0;
  shelf_query query = SHELF_INIT(shelf_query);
  query.topic = given(topic);
  query.product = given(product);
  shelf_find(bundle, &query, found, sizeof found / sizeof *found, &count, NULL);
  printf("%s %s %s:", topic, product, format);
  for (size_t i = 0; i < count; ++i) printf(" %" PRIu32, found[i]);
  if (count > 0) {
    const shelf_text item = text_of("<web-1>");
    shelf_value value = {{"vmname", 6}, &item, 1, 0};
    shelf_render_options options = SHELF_INIT(shelf_render_options);
    options.title = 1;
    options.values = &value;
    options.value_count = 1;
    shelf_article* article = NULL;
    struct sum sum = {0, 0xcbf29ce484222325u};
    shelf_article_open(bundle, found[0], &article, NULL);
    shelf_render(article, format_of(format), &options, add, &sum, NULL);
    shelf_article_close(&article);
    printf(" | %zu %016" PRIx64, sum.size, sum.hash);
  }
  printf("\n");
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  shelf_bundle* bundle = NULL;
  if (shelf_open_file(argv[1], NULL, &bundle, NULL) != SHELF_OK) return 3;
  FILE* look_ups = fopen(argv[2], "r");
  if (look_ups == NULL) return 3;
  char line[256], topic[100], product[100], format[20];
  while (fgets(line, sizeof line, look_ups) != NULL)
    if (line[0] != '#' && sscanf(line, "%99s %99s %19s", topic, product, format) == 3)
      answer(bundle, topic, product, format);
  fclose(look_ups);
  shelf_bundle_close(&bundle);
  return 0;
}
