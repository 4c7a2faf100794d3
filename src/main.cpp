#include "cli/cli.h"

#include <iostream>

int main(int count, char** values)
{
    return cli::run({ values + 1, values + count }, std::cout, std::cerr);
}
