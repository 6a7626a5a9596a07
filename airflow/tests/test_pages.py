"""The links at the head of a task's log."""

from citizens_steps.pages import pages


def test_every_page_that_is_known_is_named():
    assert pages(
        {
            "CITIZENS_DRIVER_HOST": "10.0.0.1",
            "CITIZENS_SPARK_CONF": "spark.driver.memory=1g\nspark.ui.port=7080",
            "CITIZENS_SPARK_MASTER_PAGE": "http://10.0.0.1:8180",
            "CITIZENS_SPARK_HISTORY_PAGE": "http://10.0.0.1:18080",
            "CITIZENS_NAMENODE_PAGE": "http://10.0.0.1:9870",
        }
    ) == [
        "Spark application, while it runs: http://10.0.0.1:7080 or the next free port",
        "Spark master: http://10.0.0.1:8180",
        "Spark history server: http://10.0.0.1:18080",
        "NameNode: http://10.0.0.1:9870",
    ]


def test_a_driver_without_a_port_of_its_own_has_sparks():
    assert pages({"CITIZENS_DRIVER_HOST": "127.0.0.1"}) == [
        "Spark application, while it runs: http://127.0.0.1:4040 or the next free port"
    ]


def test_nothing_known_nothing_named():
    assert pages({}) == []
