/* Counts the fields and rows of a file with libcsv alone: what cutting costs before anything is checked. */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

struct counts {
  unsigned long long fields, rows;
};

static void field(void *text, size_t size, void *data) {
  (void)text;
  (void)size;
  ((struct counts *)data)->fields++;
}

static void row(int end, void *data) {
  (void)end;
  ((struct counts *)data)->rows++;
}

int main(int count, char **arguments) {
  enum { size = 1 << 19 };
  struct counts counts = {0, 0};
  struct csv_parser parser;
  char *buffer = malloc(size);
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!buffer || !file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI)) return 1;
  size_t got;
  while ((got = fread(buffer, 1, size, file)) > 0) {
    if (csv_parse(&parser, buffer, got, field, row, &counts) != got) {
      fprintf(stderr, "%s\n", csv_strerror(csv_error(&parser)));
      return 2;
    }
  }
  if (csv_fini(&parser, field, row, &counts)) return 2;
  printf("%llu %llu\n", counts.fields, counts.rows);
  csv_free(&parser);
  return 0;
}
