import Testing

/// Results of formulas as Excel's documentation gives them on the page of each function, and the coercions and errors of
/// operators.
@Suite struct FunctionTableTests {
    typealias Row = (formula: String, shown: String)

    @Test(
        "Operators, coercions, comparisons",
        arguments: [
            ("1+2*3", "7"), ("-2^2", "4"), ("2^-1", "0.5"), ("0^0", "#NUM!"), ("0^-1", "#DIV/0!"), ("1/0", "#DIV/0!"),
            ("10%", "0.1"), ("50%%", "0.005"), ("\"3\"+4", "7"), ("\"$1,234.50\"+0", "1234.5"), ("\"12%\"*100", "12"),
            ("\"(5)\"+0", "-5"), ("\"1/2/2008\"+0", "39449"), ("\"2008-01-02\"+0", "39449"), ("\"12:00\"+0", "0.5"),
            ("\"1 1/2\"+0", "1.5"), ("\"x\"+1", "#VALUE!"), ("TRUE+TRUE", "2"), ("\"a\"&1&TRUE", "\"a1TRUE\""),
            ("\"A\"=\"a\"", "TRUE"), ("1<\"a\"", "TRUE"), ("\"a\"<TRUE", "TRUE"), ("0.1+0.2=0.3", "TRUE"),
            ("C4=0", "TRUE"), ("C4=\"\"", "TRUE"), ("C4=FALSE", "TRUE"), ("C5+1", "#DIV/0!"), ("#N/A+1/0", "#N/A"),
            ("1.1-1-0.1", "0"), ("(1.1-1-0.1)*1E17>0", "TRUE"), ("C4", "0"), ("1/3&\"\"", "\"0.333333333333333\""),
            ("1E21&\"\"", "\"1E+21\""), ("0.00001&\"\"", "\"0.00001\""), ("A1:A5 A3:C3", "9"),
            ("A1:A2 A4:A5", "#NULL!"),
            ("SUM((A1,A3))", "19"), ("A1:A5", "9"), ("A4:A5", "#VALUE!"), ("SUM('Biểu 02'!A1:A3)", "600"),
            ("SUM(Data:'Biểu 02'!A1)", "110"), ("Nowhere!A1", "#REF!"), ("Rate*2", "0.2"), ("SUM(Numbers)", "55"),
            ("Unknown+1", "#NAME?"), ("SUM(Table1[Số])", "33"), ("Table1[[#Headers],[Năm]]&\"\"", "\"\""),
            ("SUM({1,2;3,4})", "10"), ("Twice(4)", "8"), ("LAMBDA(x,y,x+y)(1,2)", "3"), ("LET(x,5,y,x*2,x+y)", "15"),
            ("FOO(1)", "not evaluated: unknown function FOO"),
            ("ABS()", "not evaluated: wrong number of arguments for ABS"),
            ("[1]Sheet1!A1", "not evaluated: no stored values of the linked workbook 1"),
            ("1+", "not evaluated: the text is no formula"),
        ] as [Row])
    func operators(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Sums, counts, averages",
        arguments: [
            ("SUM(A1:A5)", "55"), ("SUM(A1,\"2\",TRUE)", "13"), ("SUM(C1:C4)", "1"), ("SUM(C1:C5)", "#DIV/0!"),
            ("SUM(\"x\")", "#VALUE!"),
            ("AVERAGE(A1:A5)", "11"), ("AVERAGE(B1:B4)", "#DIV/0!"), ("AVERAGEA(C1:C4)", "0.666666667"),
            ("COUNT(C1:C5)", "1"),
            ("COUNT(1,\"2\",\"x\",TRUE)", "3"), ("COUNTA(C1:C5)", "4"), ("COUNTBLANK(C1:C6)", "2"),
            ("MAX(A1:A5)", "27"), ("MIN(A1:A5)", "2"),
            ("MAX(B1:B5)", "0"), ("MAXA(C1:C3)", "1"), ("PRODUCT(A1:A3)", "630"), ("SUMSQ(3,4)", "25"),
            ("SUBTOTAL(9,A1:A5)", "55"),
            ("SUBTOTAL(1,A1:A5)", "11"), ("SUBTOTAL(12,A1:A5)", "#VALUE!"), ("AGGREGATE(9,6,C1:C5)", "1"),
            ("AGGREGATE(14,6,A1:A5,2)", "10"),
            ("SUMPRODUCT(A1:A3,A1:A3)", "230"), ("SUMPRODUCT((B1:B5=\"apples\")*A1:A5)", "37"),
            ("SUMPRODUCT(A1:A3,A1:A2)", "#VALUE!"),
            ("MEDIAN(1,2,3,4,5,6)", "3.5"), ("MODE(5.6,4,4,3,2,4)", "4"), ("MODE(1,2)", "#N/A"),
            ("LARGE(A1:A5,2)", "10"), ("SMALL(A1:A5,6)", "#NUM!"),
            ("STDEV(1345,1301,1368,1322,1310,1370,1318,1350,1303,1299)", "27.46391572"),
            ("VAR(1345,1301,1368,1322,1310,1370,1318,1350,1303,1299)", "754.2666667"),
            ("STDEV(1)", "#DIV/0!"), ("VARP(1345,1301,1368,1322,1310,1370,1318,1350,1303,1299)", "678.84"),
            ("PERCENTILE({1,3,2,4},0.3)", "1.9"),
            ("QUARTILE({1,2,4,7,8,9,10,12},1)", "3.5"), ("RANK(A3,A1:A5)", "3"), ("RANK(A3,A1:A5,1)", "3"),
            ("RANK(5,A1:A5)", "#N/A"),
            ("PERCENTRANK({13,12,11,8,4,3,2,1,1,1},2)", "0.333"), ("CORREL({3,2,4,5,6},{9,7,12,15,17})", "0.997054486"),
            ("FORECAST(30,{6,7,9,15,21},{20,28,31,38,40})", "10.60725309"), ("GEOMEAN(4,5,8,7,11,4,3)", "5.47698697"),
            ("FREQUENCY({1,2,3},{2})", "2"),
        ] as [Row])
    func aggregates(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Conditions",
        arguments: [
            ("COUNTIF(B1:B5,\"apples\")", "2"), ("COUNTIF(B1:B5,\"*es\")", "3"), ("COUNTIF(B1:B5,\"?????s\")", "2"),
            ("COUNTIF(A1:A5,\">8\")", "3"),
            ("COUNTIF(B1:B5,12)", "1"), ("COUNTIF(B1:B5,\"<>apples\")", "3"), ("COUNTIF(C1:C6,\"\")", "2"),
            ("COUNTIF(C1:C6,\"=\")", "2"),
            ("COUNTIF(C1:C6,\"<>\")", "4"), ("COUNTIF(C1:C6,TRUE)", "1"), ("COUNTIF(C1:C6,\"#DIV/0!\")", "1"),
            ("COUNTIF(B1:B5,\">b\")", "2"),
            ("COUNTIF(D1:D3,\">2/1/2008\")", "2"), ("SUMIF(B1:B5,\"apples\",A1:A5)", "37"),
            ("SUMIF(A1:A5,\">9\")", "37"), ("SUMIF(B1:B5,\"apples\",A1)", "37"),
            ("SUMIFS(A1:A5,B1:B5,\"apples\",A1:A5,\">10\")", "27"), ("COUNTIFS(B1:B5,\"apples\",A1:A5,\"<=10\")", "1"),
            ("COUNTIFS(A1:A5,1,B1:B4,1)", "#VALUE!"),
            ("AVERAGEIF(B1:B5,\"apples\",A1:A5)", "18.5"), ("AVERAGEIF(B1:B5,\"plums\",A1:A5)", "#DIV/0!"),
            ("MAXIFS(A1:A5,B1:B5,\"apples\")", "27"),
            ("MINIFS(A1:A5,B1:B5,\"apples\")", "10"), ("IF(A1>5,\"yes\",1/0)", "\"yes\""), ("IF(FALSE,1)", "FALSE"),
            ("IF(A1,,2)", "0"),
            ("IF(\"x\",1,2)", "#VALUE!"), ("IFERROR(1/0,\"none\")", "\"none\""), ("IFERROR(C4,1)", "0"),
            ("IFNA(NA(),5)", "5"), ("IFNA(1/0,5)", "#DIV/0!"),
            ("IFS(A1<5,1,A1>5,2)", "2"), ("IFS(FALSE,1)", "#N/A"), ("SWITCH(2,1,\"a\",2,\"b\")", "\"b\""),
            ("SWITCH(3,1,\"a\",\"other\")", "\"other\""),
            ("CHOOSE(2,\"a\",\"b\")", "\"b\""), ("CHOOSE(3,1,2)", "#VALUE!"), ("AND(TRUE,1,A1:A5)", "TRUE"),
            ("AND(B1:B2)", "#VALUE!"), ("OR(FALSE,0)", "FALSE"),
            ("XOR(TRUE,TRUE,TRUE)", "TRUE"), ("NOT(0)", "TRUE"),
        ] as [Row])
    func conditions(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Looking up",
        arguments: [
            ("VLOOKUP(9,A1:B5,2,FALSE)", "\"pears\""), ("VLOOKUP(8,A1:B5,2,FALSE)", "#N/A"),
            ("VLOOKUP(9,A1:B5,3,FALSE)", "#REF!"),
            ("VLOOKUP(9,A1:B5,0,FALSE)", "#VALUE!"), ("VLOOKUP(\"or*\",B1:C5,1,FALSE)", "\"Oranges\""),
            ("VLOOKUP(2.5,{1,\"a\";2,\"b\";3,\"c\"},2)", "\"b\""),
            ("VLOOKUP(0,{1,\"a\";2,\"b\"},2)", "#N/A"), ("HLOOKUP(\"B\",{\"a\",\"b\";1,2},2,FALSE)", "2"),
            ("LOOKUP(4.19,{4.14,4.19,5.17},{1,2,3})", "2"),
            ("LOOKUP(2,1/(B1:B5=\"apples\"),A1:A5)", "27"), ("MATCH(39,{25,38,40,41},1)", "2"),
            ("MATCH(41,{25,38,40,41},0)", "4"), ("MATCH(40,{25,38,40,41},-1)", "#N/A"),
            ("MATCH(\"p*\",B1:B5,0)", "3"), ("INDEX(A1:B5,2,2)", "\"Oranges\""), ("INDEX(A1:B5,6,1)", "#REF!"),
            ("SUM(INDEX(A1:B5,0,1))", "55"), ("SUM(A1:INDEX(A1:A5,3))", "26"),
            ("INDEX({1,2;3,4},2,1)", "3"), ("INDEX((A1:A5,B1:B5),1,1,2)", "\"apples\""),
            ("XLOOKUP(\"pears\",B1:B5,A1:A5)", "9"), ("XLOOKUP(\"plums\",B1:B5,A1:A5,\"none\")", "\"none\""),
            ("XLOOKUP(8,A1:A5,B1:B5,,1)", "\"pears\""), ("XLOOKUP(8,A1:A5,B1:B5,,-1)", "\"Oranges\""),
            ("XMATCH(\"apples\",B1:B5,0,-1)", "4"), ("SUM(OFFSET(A1,1,0,3))", "43"),
            ("OFFSET(A1,-1,0)", "#REF!"), ("INDIRECT(\"A\"&2)", "7"), ("INDIRECT(\"R1C1\",FALSE)", "10"),
            ("SUM(INDIRECT(\"'Biểu 02'!A1:A3\"))", "600"), ("INDIRECT(\"no such\")", "#REF!"),
            ("ROW()", "3"), ("COLUMN()", "8"), ("ROW(A7)", "7"), ("ROWS(A1:B5)", "5"), ("COLUMNS(A1:B5)", "2"),
            ("ADDRESS(2,3)", "\"$C$2\""), ("ADDRESS(2,3,2)", "\"C$2\""),
            ("ADDRESS(2,3,2,FALSE)", "\"R2C[3]\""), ("ADDRESS(2,3,1,FALSE,\"EXCEL SHEET\")", "\"'EXCEL SHEET'!R2C3\""),
            ("AREAS((A1,B1:B2))", "2"), ("SHEET(\"Biểu 02\")", "2"),
        ] as [Row])
    func lookups(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Numbers",
        arguments: [
            ("ROUND(2.15,1)", "2.2"), ("ROUND(2.149,1)", "2.1"), ("ROUND(-1.475,2)", "-1.48"),
            ("ROUND(1.005,2)", "1.01"),
            ("ROUND(939.01382419233744,12)=ROUND(939.0138241923371,12)", "TRUE"),
            ("ROUND(939.0138241923366,12)=939.013824192337", "TRUE"), ("ROUND(626.3,-3)", "1000"),
            ("ROUND(-50.55,-2)", "-100"),
            ("ROUNDUP(3.2,0)", "4"), ("ROUNDUP(-3.14159,1)", "-3.2"), ("ROUNDUP(31415.92654,-2)", "31500"),
            ("ROUNDDOWN(-3.14159,1)", "-3.1"), ("TRUNC(-8.9)", "-8"), ("INT(-8.9)", "-9"),
            ("MROUND(10,3)", "9"), ("MROUND(5,-2)", "#NUM!"), ("CEILING(2.5,1)", "3"), ("CEILING(-2.5,-2)", "-4"),
            ("CEILING(-2.5,2)", "-2"), ("FLOOR(3.7,2)", "2"), ("FLOOR(-2.5,-2)", "-2"), ("FLOOR(1.58,0.1)", "1.5"),
            ("CEILING.MATH(-5.5,2,-1)", "-6"), ("FLOOR.MATH(-8.1,2)", "-10"), ("EVEN(1.5)", "2"), ("ODD(-2)", "-3"),
            ("MOD(-3,2)", "1"), ("MOD(3,-2)", "-1"), ("MOD(1,0)", "#DIV/0!"), ("QUOTIENT(-10,3)", "-3"),
            ("ABS(-4)", "4"), ("SIGN(-0.00001)", "-1"), ("SQRT(-16)", "#NUM!"), ("POWER(98.6,3.2)", "2401077.222"),
            ("EXP(1)", "2.718281828"), ("LN(86)", "4.454347296"), ("LOG(86,2.7182818)", "4.454347343"),
            ("LOG10(0)", "#NUM!"),
            ("PI()", "3.141592654"), ("SIN(PI()/2)", "1"), ("ATAN2(-1,-1)", "-2.35619449"), ("DEGREES(PI())", "180"),
            ("RADIANS(270)", "4.71238898"), ("FACT(5)", "120"), ("FACT(-1)", "#NUM!"), ("COMBIN(8,2)", "28"),
            ("PERMUT(100,3)", "970200"),
            ("GCD(24,36)", "12"), ("LCM(24,36)", "72"), ("BASE(7,2,8)", "\"00000111\""), ("DECIMAL(\"FF\",16)", "255"),
            ("HEX2DEC(\"FFFFFFFF5B\")", "-165"), ("DEC2HEX(-54)", "\"FFFFFFFFCA\""), ("DEC2BIN(9,4)", "\"1001\""),
            ("BIN2DEC(1100100)", "100"),
            ("MDETERM({3,6,1;1,1,0;3,10,2})", "1"), ("SUM(MMULT({1,3;7,2},{2,0;0,2}))", "26"),
            ("INDEX(MINVERSE({4,-1;2,0}),2,1)", "-1"), ("SUM(SEQUENCE(4))", "10"), ("SUM(TRANSPOSE(A1:A5))", "55"),
            ("ISNUMBER(RAND())", "TRUE"), ("RANDBETWEEN(3,3)", "3"),
        ] as [Row])
    func numbers(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Texts",
        arguments: [
            ("LEFT(\"Sale Price\",4)", "\"Sale\""), ("LEFT(\"x\",-1)", "#VALUE!"),
            ("RIGHT(\"Sale Price\",5)", "\"Price\""), ("MID(\"Fluid Flow\",7,20)", "\"Flow\""),
            ("MID(\"x\",0,1)", "#VALUE!"), ("LEN(\"Phoenix, AZ\")", "11"),
            ("LEN(\"Đối soát\")", "8"), ("UPPER(\"đối soát\")", "\"ĐỐI SOÁT\""),
            ("LOWER(\"E. E. Cummings\")", "\"e. e. cummings\""),
            ("PROPER(\"2-way street 76BudGet\")", "\"2-Way Street 76Budget\""), ("TRIM(\"  a  b \")", "\"a b\""),
            ("CLEAN(CHAR(9)&\"a\"&CHAR(10))", "\"a\""), ("FIND(\"M\",\"Miriam McGovern\",3)", "8"),
            ("FIND(\"z\",\"abc\")", "#VALUE!"), ("SEARCH(\"e\",\"Statements\",6)", "7"),
            ("SEARCH(\"m?g\",\"Profit Margin\")", "#VALUE!"), ("SEARCH(\"m*g\",\"Profit Margin\")", "8"),
            ("SUBSTITUTE(\"Quarter 1, 2011\",\"1\",\"2\",3)", "\"Quarter 1, 2012\""),
            ("REPLACE(\"abcdefghijk\",6,5,\"*\")", "\"abcde*k\""), ("EXACT(\"word\",\"Word\")", "FALSE"),
            ("REPT(\"*-\",3)", "\"*-*-*-\""), ("CONCATENATE(\"a\",1)", "\"a1\""),
            ("CONCAT(A1:A3)", "\"1079\""), ("TEXTJOIN(\", \",TRUE,C1:C4)", "\"1, x, TRUE\""),
            ("TEXTJOIN(\",\",FALSE,C1:C4)", "\"1,x,TRUE,\""), ("TEXT(1234.567,\"$#,##0.00\")", "\"$1,234.57\""),
            ("TEXT(44860,\"dd/mm/yyyy\")", "\"26/10/2022\""),
            ("TEXT(0.285,\"0.0%\")", "\"28.5%\""), ("TEXT(\"abc\",\"0\")", "\"abc\""), ("TEXT(5,\"\")", "\"\""),
            ("TEXT(1234567.8,\"0.00e+00\")", "\"1.23e+06\""), ("VALUE(\"$1,000\")", "1000"),
            ("VALUE(\"x\")", "#VALUE!"), ("NUMBERVALUE(\"2.500,27\",\",\",\".\")", "2500.27"),
            ("FIXED(1234.567,1)", "\"1,234.6\""), ("FIXED(1234.567,-1)", "\"1,230\""), ("FIXED(44.332)", "\"44.33\""),
            ("DOLLAR(-1234.567,-2)", "\"($1,200)\""), ("CHAR(65)", "\"A\""), ("CHAR(0)", "#VALUE!"),
            ("CODE(\"!\")", "33"), ("UNICODE(\"Đ\")", "272"), ("UNICHAR(272)", "\"Đ\""),
            ("T(1)", "\"\""), ("T(\"x\")", "\"x\""), ("TEXTBEFORE(\"a-b-c\",\"-\",2)", "\"a-b\""),
            ("TEXTAFTER(\"a-b-c\",\"-\")", "\"b-c\""),
        ] as [Row])
    func texts(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Dates",
        arguments: [
            ("DATE(2008,1,1)", "39448"), ("DATE(2008,14,2)", "39846"), ("DATE(2008,-3,2)", "39327"),
            ("DATE(108,1,2)", "39449"), ("DATE(1900,2,29)", "60"), ("DATE(1900,3,1)", "61"),
            ("DATE(10000,1,1)", "#NUM!"), ("TIME(12,0,0)", "0.5"), ("TIME(16,48,10)", "0.700115741"),
            ("TIME(27,0,0)", "0.125"),
            ("YEAR(39448)", "2008"), ("MONTH(D2)", "2"), ("DAY(60)", "29"), ("DAY(0)", "0"), ("YEAR(-1)", "#NUM!"),
            ("HOUR(0.75)", "18"), ("MINUTE(0.78125)", "45"), ("SECOND(TIME(4,48,18))", "18"),
            ("DATEVALUE(\"8/22/2011\")", "40777"), ("DATEVALUE(\"22-MAY-2011\")", "40685"),
            ("DATEVALUE(\"2011/02/23\")", "40597"), ("DATEVALUE(\"x\")", "#VALUE!"),
            ("TIMEVALUE(\"2:24 AM\")", "0.1"), ("EDATE(DATE(2011,1,15),-1)", "40527"),
            ("EDATE(DATE(2011,1,31),1)", "40602"), ("EOMONTH(DATE(2011,1,1),1)", "40602"), ("WEEKDAY(39492)", "5"),
            ("WEEKDAY(39492,2)", "4"), ("WEEKDAY(39492,3)", "3"), ("WEEKNUM(DATE(2012,3,9))", "10"),
            ("WEEKNUM(DATE(2012,3,9),2)", "11"), ("ISOWEEKNUM(DATE(2012,3,9))", "10"),
            ("DAYS360(DATE(2011,1,30),DATE(2011,2,1))", "1"), ("DAYS360(DATE(2011,1,1),DATE(2011,12,31))", "360"),
            ("DATEDIF(DATE(2001,1,1),DATE(2003,1,1),\"Y\")", "2"),
            ("DATEDIF(DATE(2001,6,1),DATE(2002,8,15),\"D\")", "440"),
            ("DATEDIF(DATE(2001,6,1),DATE(2002,8,15),\"YD\")", "75"), ("DATEDIF(2,1,\"D\")", "#NUM!"),
            ("YEARFRAC(DATE(2012,1,1),DATE(2012,7,30))", "0.580555556"),
            ("YEARFRAC(DATE(2012,1,1),DATE(2012,7,30),1)", "0.576502732"),
            ("YEARFRAC(DATE(2012,1,1),DATE(2012,7,30),3)", "0.578082192"),
            ("NETWORKDAYS(DATE(2012,10,1),DATE(2013,3,1))", "110"),
            ("NETWORKDAYS.INTL(DATE(2006,1,1),DATE(2006,1,31))", "22"), ("WORKDAY(DATE(2008,10,1),151)", "39933"),
            ("WORKDAY.INTL(DATE(2012,1,1),90,11)", "41013"),
            ("TODAY()", "44860"), ("NOW()-TODAY()", "0.75"), ("DAYS(\"3/15/2011\",\"2/1/2011\")", "42"),
        ] as [Row])
    func dates(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Questions about values",
        arguments: [
            ("ISBLANK(C4)", "TRUE"), ("ISBLANK(\"\")", "FALSE"), ("ISERROR(C5)", "TRUE"), ("ISERR(NA())", "FALSE"),
            ("ISNA(NA())", "TRUE"), ("ISTEXT(B1)", "TRUE"), ("ISNONTEXT(C4)", "TRUE"), ("ISNUMBER(A1)", "TRUE"),
            ("ISLOGICAL(C3)", "TRUE"), ("ISREF(A1)", "TRUE"), ("ISREF(1)", "FALSE"),
            ("ISEVEN(-1)", "FALSE"), ("ISODD(5)", "TRUE"), ("N(TRUE)", "1"), ("N(\"7\")", "0"), ("TYPE(\"x\")", "2"),
            ("TYPE(TRUE)", "4"), ("TYPE({1,2})", "64"), ("TYPE(C5)", "16"), ("ERROR.TYPE(#NULL!)", "1"),
            ("ERROR.TYPE(1)", "#N/A"), ("CELL(\"row\",A20)", "20"),
            ("CELL(\"format\",A1)", "not evaluated: not supported: CELL"),
        ] as [Row])
    func questions(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Money",
        arguments: [
            ("PMT(0.08/12,10,10000)", "-1037.032089"), ("PMT(0.08/12,10,10000,0,1)", "-1030.164327"),
            ("PMT(0,10,100)", "-10"), ("PV(0.08/12,240,500)", "-59777.14585"),
            ("FV(0.06/12,10,-200,-500,1)", "2581.403374"), ("NPER(0.01,-100,-1000,10000,1)", "59.67386567"),
            ("RATE(48,-200,8000)", "0.007701472"),
            ("IPMT(0.1/12,1,36,8000)", "-66.66666667"), ("PPMT(0.1/12,1,24,2000)", "-75.62318601"),
            ("CUMIPMT(0.09/12,360,125000,13,24,0)", "-11135.23213"), ("NPV(0.1,-10000,3000,4200,6800)", "1188.443412"),
            ("IRR({-70000,12000,15000,18000,21000,26000})", "0.086630948"),
            ("IRR({-70000,12000,15000,18000,21000})", "-0.021244848"), ("IRR({1,2})", "#NUM!"),
            ("MIRR({-120000,39000,30000,21000,37000,46000},0.1,0.12)", "0.12609413"),
            ("ROUND(XIRR({-10000,2750,4250,3250,2750},{39448,39508,39751,39859,39904}),8)", "0.37336253"),
            ("SLN(30000,7500,10)", "2250"), ("SYD(30000,7500,10,1)", "4090.909091"), ("DDB(2400,300,10,1,2)", "480"),
            ("DB(1000000,100000,6,1,7)", "186083.3333"), ("EFFECT(0.0525,4)", "0.053542667"),
        ] as [Row])
    func money(_ row: Row) { #expect(FunctionTable.shown(row.formula) == row.shown, "\(row.formula)") }

    @Test(
        "Arrays",
        arguments: [
            ("SUM(UNIQUE({1;2;2;3}))", "6"), ("INDEX(SORT(A1:A5),1)", "2"), ("INDEX(SORT(A1:A5,1,-1),1)", "27"),
            ("TEXTJOIN(\",\",TRUE,SORTBY(B1:B5,A1:A5))", "\"12,Oranges,pears,apples,apples\""),
            ("SUM(FILTER(A1:A5,B1:B5=\"apples\"))", "37"), ("FILTER(A1:A5,A1:A5>99,\"none\")", "\"none\""),
            ("FILTER(A1:A5,A1:A5>99)", "#CALC!"),
            ("SUM(TAKE(A1:A5,2))", "17"), ("SUM(DROP(A1:A5,-2))", "26"), ("ROWS(VSTACK(A1:A5,A1:A2))", "7"),
            ("SUM(MAP(A1:A2,LAMBDA(x,x*2)))", "34"), ("REDUCE(0,A1:A5,LAMBDA(a,x,a+x))", "55"),
            ("SUM(BYROW({1,2;3,4},LAMBDA(r,SUM(r))))", "10"),
        ] as [Row])
    func arrays(_ row: Row) { #expect(FunctionTable.shown(row.formula, isArray: true) == row.shown, "\(row.formula)") }

    @Test(
        "Array formulas take ranges whole, others by their row",
        arguments: [
            ("SUM((B1:B5=\"apples\")*A1:A5)", "37"), ("SUM(IF(A1:A5>8,A1:A5))", "46"), ("MAX(LEN(B1:B5))", "7"),
            ("SUM(ROW(A1:A5))", "15"), ("SUM(A1:A5*{1,2})", "165"), ("INDEX(A1:A5+{1;2},5)", "#N/A"),
        ] as [Row])
    func arrayFormulas(_ row: Row) {
        #expect(FunctionTable.shown(row.formula, isArray: true) == row.shown, "\(row.formula)")
    }
}
