/* Writes the workbook of 200,000 x 20 mixed cells that Sources/write-workbook writes, with libxlsxwriter. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

static uint64_t state = 88172645463325252ULL;

static uint64_t next(uint64_t bound) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 11) % bound;
}

static double fraction(void) { return (double)next(1ULL << 53) / (double)(1ULL << 53); }

static const char *syllables[] = {
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "xã", "phường", "thị", "trấn", "huyện", "tỉnh", "thành", "phố", "Phước", "Chánh", "Công", "Đức", "Hiệp",
    "Hoà", "Kim", "Lộc", "Mỹ", "Năng", "Thành", "Xuân", "Khâm", "Quảng", "Nam", "Đà", "Nẵng", "hộ", "nghèo", "vườn",
    "tạp", "nhập", "ngũ", "chỉ", "tiêu", "kết", "quả", "kế", "hoạch", "thực", "hiện"};

int main(int argc, char **argv) {
    if (argc < 3) {
        puts("usage: write_workbook OUT.xlsx ROWS [constant]");
        return 64;
    }
    static char texts[20000][160];
    const uint64_t words = sizeof syllables / sizeof *syllables;
    for (int i = 0; i < 20000; i++) {
        int count = 2 + (int)next(6);
        for (int k = 0; k < count; k++) {
            strcat(texts[i], syllables[next(words)]);
            strcat(texts[i], " ");
        }
        sprintf(texts[i] + strlen(texts[i]), "%d", i);
    }
    lxw_workbook_options options = {.constant_memory = argc > 3};
    lxw_workbook *book = workbook_new_opt(argv[1], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Dữ liệu");
    lxw_format *date = workbook_add_format(book), *money = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    format_set_num_format(money, "#,##0.00");
    const int rows = atoi(argv[2]);
    char text[64];
    for (int row = 0; row <= rows; row++)
        for (int column = 0; column < 20; column++) {
            if (row == 0) {
                sprintf(text, "Cột %d", column + 1);
                worksheet_write_string(sheet, row, column, text, NULL);
                continue;
            }
            switch (column % 10) {
            case 0: case 1: case 2:
                worksheet_write_string(sheet, row, column, texts[next(20000)], NULL); break;
            case 3: worksheet_write_number(sheet, row, column, 44000 + (double)next(1501), date); break;
            case 4: worksheet_write_number(sheet, row, column, (double)next(100000000) / 100, money); break;
            case 5: worksheet_write_number(sheet, row, column, (double)next(100001), NULL); break;
            case 6: worksheet_write_number(sheet, row, column, fraction() * 1000, NULL); break;
            case 7: {
                double result = (double)(1 + next(99999));
                sprintf(text, "=F%d*2+%d", row + 1, column);
                worksheet_write_formula_num(sheet, row, column, text, NULL, result);
                break;
            }
            case 8: worksheet_write_number(sheet, row, column, row, NULL); break;
            default:
                if (fraction() >= 0.3)
                    worksheet_write_string(sheet, row, column, texts[next(20000)], NULL);
            }
        }
    return workbook_close(book);
}
