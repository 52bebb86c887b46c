/* c_client BUNDLE: the version of the library and the number of articles. */
#include <shelf.h>
#include <stdio.h>

int main(int argc, char** argv) {
  shelf_bundle* bundle = NULL;
  if (argc != 2 || shelf_open_file(argv[1], NULL, &bundle, NULL) != SHELF_OK) return 3;
  printf("%s %u\n", shelf_version(), (unsigned)shelf_article_count(bundle));
  shelf_bundle_close(&bundle);
  return 0;
}
